package vigil.cases.checklists;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Times;
import vigil.kernel.identity.Caller;

/** Ticks in the database. */
final class StepRows {

    /** What an officer says beside a tick is sealed as. */
    static final String WORDS = "case_steps.words";

    private StepRows() {}

    /** A tick. */
    record Tick(String state, byte @Nullable [] words, String doneBy, Instant doneAt) {}

    static Map<String, Tick> of(Connection connection, UUID about) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select step, state, words, done_by, done_at from case_steps where case_id = ?")) {
            select.setObject(1, about);
            Map<String, Tick> ticks = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ticks.put(
                            row.getString("step"),
                            new Tick(
                                    row.getString("state"),
                                    row.getBytes("words"),
                                    row.getString("done_by"),
                                    Times.at(row, "done_at")));
                }
            }
            return ticks;
        }
    }

    static void put(Connection connection, Caller caller, UUID about, String step, Tick tick)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into case_steps (case_id, step, institution, state, words, done_by, done_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (case_id, step) do update set state = excluded.state, words = excluded.words,
                            done_by = excluded.done_by, done_at = excluded.done_at\
                        """)) {
            upsert.setObject(1, about);
            upsert.setString(2, step);
            upsert.setString(3, caller.institution().value());
            upsert.setString(4, tick.state());
            upsert.setBytes(5, tick.words());
            upsert.setString(6, tick.doneBy());
            upsert.setObject(7, Times.of(tick.doneAt()));
            upsert.executeUpdate();
        }
    }

    static void remove(Connection connection, UUID about, String step) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "delete from case_steps where case_id = ? and step = ?")) {
            delete.setObject(1, about);
            delete.setString(2, step);
            delete.executeUpdate();
        }
    }
}
