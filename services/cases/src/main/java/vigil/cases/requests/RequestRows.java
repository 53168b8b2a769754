package vigil.cases.requests;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Times;
import vigil.cases.pages.Words;
import vigil.cases.seal.Seals;
import vigil.kernel.identity.Caller;

/** Requests for information in the database. */
public final class RequestRows {

    static final String QUESTION = "case_requests.question";
    static final String ANSWER = "case_requests.answer";

    private RequestRows() {}

    /** A request on its way; its question is sealed. */
    record Asked(
            UUID id, UUID about, Addressee addressee, byte[] question, Instant at, Instant due) {}

    static void insert(Connection connection, Caller caller, Asked asked) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into case_requests (request_id, case_id, institution, addressee, question, asked_by,
                            asked_at, due_at, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'open')\
                        """)) {
            insert.setObject(1, asked.id());
            insert.setObject(2, asked.about());
            insert.setString(3, caller.institution().value());
            insert.setString(4, Words.of(asked.addressee()));
            insert.setBytes(5, asked.question());
            insert.setString(6, caller.login());
            insert.setObject(7, Times.of(asked.at()));
            insert.setObject(8, Times.of(asked.due()));
            insert.executeUpdate();
        }
    }

    /**
     * How a request ends.
     *
     * @param answer sealed; null when it is withdrawn
     */
    record End(UUID about, UUID id, byte @Nullable [] answer, Instant at) {}

    /** An open request whose day went by. */
    public record Overdue(UUID id, UUID caseId) {}

    /** Those that nobody was told of yet. */
    public static List<Overdue> overdue(Connection connection, Instant now, int most)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select r.request_id, r.case_id from case_requests r join cases c using (case_id)
                        where r.state = 'open' and not r.warned and r.due_at <= ? and c.state <> 'closed'
                        order by r.due_at limit ?\
                        """)) {
            select.setObject(1, Times.of(now));
            select.setInt(2, most);
            List<Overdue> overdue = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    overdue.add(
                            new Overdue(
                                    row.getObject("request_id", UUID.class),
                                    row.getObject("case_id", UUID.class)));
                }
            }
            return overdue;
        }
    }

    /**
     * From now on it is told of; whether it still is to be.
     *
     * @param connection that has locked its case
     */
    public static boolean warn(Connection connection, Overdue request, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update case_requests r set warned = true from cases c
                        where r.request_id = ? and c.case_id = r.case_id and c.state <> 'closed'
                            and r.state = 'open' and not r.warned and r.due_at <= ?\
                        """)) {
            update.setObject(1, request.id());
            update.setObject(2, Times.of(now));
            return update.executeUpdate() == 1;
        }
    }

    /** Whether it was open. */
    static boolean end(Connection connection, Caller caller, End end) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update case_requests set state = ?, answer = ?, ended_by = ?, ended_at = ?
                        where case_id = ? and request_id = ? and state = 'open'\
                        """)) {
            update.setString(1, end.answer() == null ? "withdrawn" : "answered");
            update.setBytes(2, end.answer());
            update.setString(3, caller.login());
            update.setObject(4, Times.of(end.at()));
            update.setObject(5, end.about());
            update.setObject(6, end.id());
            return update.executeUpdate() == 1;
        }
    }

    /** All of a case, the newest first. */
    public static List<RequestView> of(
            Connection connection, UUID about, Seals.Key key, Instant now) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select * from case_requests where case_id = ? order by number desc")) {
            select.setObject(1, about);
            List<RequestView> requests = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Instant due = Times.at(row, "due_at");
                    boolean open = row.getString("state").equals("open");
                    requests.add(
                            new RequestView(
                                    row.getString("request_id"),
                                    row.getString("addressee"),
                                    key.text(QUESTION, row.getBytes("question")),
                                    row.getString("asked_by"),
                                    Times.at(row, "asked_at"),
                                    due,
                                    row.getString("state"),
                                    open && !now.isBefore(due),
                                    key.text(ANSWER, row.getBytes("answer")),
                                    row.getString("ended_by"),
                                    Times.perhaps(row, "ended_at")));
                }
            }
            return requests;
        }
    }
}
