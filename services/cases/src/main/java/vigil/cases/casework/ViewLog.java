package vigil.cases.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

/** Writes down who looked at a case, in its own log and in the evidence. */
public final class ViewLog {

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

    public void note(Connection connection, Caller caller, Look look, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into case_views (case_id, institution, officer, at, what, object)
                        values (?, ?, ?, ?, ?, ?)\
                        """)) {
            insert.setObject(1, look.about());
            insert.setString(2, caller.institution().value());
            insert.setString(3, caller.login());
            insert.setObject(4, Times.of(now));
            insert.setString(5, look.what());
            insert.setObject(6, look.object());
            insert.executeUpdate();
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
