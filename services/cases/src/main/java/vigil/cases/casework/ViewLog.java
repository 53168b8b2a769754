package vigil.cases.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Times;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;

/**
 * Writes down who looked at a case, in its own log and in the evidence. Who looks at the same again
 * within the hour has looked once; an export is written down every time.
 */
public final class ViewLog {

    private static final String EXPORT = "export";
    private static final long SECONDS_OF_AN_HOUR = 3_600;

    private final Evidence evidence;

    public ViewLog(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * What was looked at.
     *
     * @param what case, notes, file or export
     * @param object the file's id; null otherwise
     */
    public record Look(UUID about, String what, @Nullable UUID object) {}

    /**
     * An archive of the case has left.
     *
     * @param manifest SHA-256 of its list of hashes, in hexadecimal digits
     */
    public void exported(Connection connection, Caller caller, UUID about, String manifest)
            throws SQLException {
        evidence.record(
                connection,
                List.of(
                        new Act(
                                caller.institution(),
                                caller.login(),
                                "case.exported",
                                about.toString(),
                                Map.of("manifest", manifest))));
    }

    public void note(Connection connection, Caller caller, Look look, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into case_views (case_id, institution, officer, at, what, object, hour)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
                        """)) {
            insert.setObject(1, look.about());
            insert.setString(2, caller.institution().value());
            insert.setString(3, caller.login());
            insert.setObject(4, Times.of(now));
            insert.setString(5, look.what());
            insert.setObject(6, look.object());
            insert.setObject(
                    7,
                    look.what().equals(EXPORT) ? null : now.getEpochSecond() / SECONDS_OF_AN_HOUR,
                    Types.BIGINT);
            if (insert.executeUpdate() == 0) {
                return;
            }
        }
        Map<String, String> details = new TreeMap<>();
        details.put("what", look.what());
        if (look.object() != null) {
            details.put("object", look.object().toString());
        }
        evidence.record(
                connection,
                List.of(
                        new Act(
                                caller.institution(),
                                caller.login(),
                                "case.viewed",
                                look.about().toString(),
                                details)));
    }
}
