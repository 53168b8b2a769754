package vigil.identity.reviews;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.identity.InstitutionId;

/** What officers did, as the acts in the evidence say: counted by verb and day (UTC). */
@Component
public class AccessActs {

    private static final Duration KEPT = Duration.ofDays(400);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    AccessActs(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Acts of one day.
     *
     * @param verb as in the evidence: {@code case.closed}
     */
    public record Done(String verb, LocalDate day, int acts) {}

    /** An act that was read. */
    record Seen(InstitutionId institution, String actor, String verb, LocalDate day) {}

    /** Counts acts of officers, in the transaction of {@code connection}; of others none. */
    static void count(Connection connection, List<Seen> acts) throws SQLException {
        try (PreparedStatement count =
                connection.prepareStatement(
                        """
                        insert into access_acts (holder, verb, day, acts)
                        select id, ?, ?, 1 from officers where id = ? and institution = ?
                        on conflict (holder, verb, day) do update set acts = access_acts.acts + 1
                        """)) {
            for (Seen act : acts) {
                count.setString(1, act.verb());
                count.setDate(2, Date.valueOf(act.day()));
                count.setString(3, act.actor());
                count.setString(4, act.institution().value());
                count.addBatch();
            }
            count.executeBatch();
        }
    }

    /** What each of these did from a day on. */
    public Map<String, List<Done>> since(List<String> holders, LocalDate from) {
        Map<String, List<Done>> done = new HashMap<>();
        jdbc.sql(
                        """
                        select holder, verb, day, acts from access_acts
                        where holder = any (:holders) and day >= :from order by day
                        """)
                .param("holders", holders.toArray(String[]::new))
                .param("from", Date.valueOf(from))
                .query((row, number) ->
                        done.computeIfAbsent(row.getString("holder"), fresh -> new ArrayList<>())
                                .add(
                                        new Done(
                                                row.getString("verb"),
                                                row.getDate("day").toLocalDate(),
                                                row.getInt("acts"))))
                .list();
        return done;
    }

    /** Since when acts of the institution are counted here; nothing where none was. */
    public Optional<LocalDate> watchedSince(InstitutionId institution) {
        return jdbc.sql(
                        """
                        select day from access_acts join officers on officers.id = holder
                        where institution = :institution order by day limit 1
                        """)
                .param("institution", institution.value())
                .query((row, number) -> row.getDate("day").toLocalDate())
                .optional();
    }

    /** Forgets what no review looks at any more. */
    public int sweep() {
        return jdbc.sql("delete from access_acts where day < :before")
                .param(
                        "before",
                        Date.valueOf(
                                LocalDate.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC)))
                .update();
    }
}
