package vigil.screening.lists;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotDelta;

/**
 * Four eyes on lists that are brought. Lists are everybody's: what only adds entries comes into
 * force at once, what takes any away or changes it once a second officer has brought the same
 * content, and either stands in the evidence of every institution.
 */
public final class Approvals {

    private static final Duration VALID = Duration.ofDays(7);
    private static final String ACTOR = "screening";

    private final Questions questions;
    private final DataSource dataSource;
    private final Evidence evidence;

    public Approvals(Questions questions, DataSource dataSource, Evidence evidence) {
        this.questions = questions;
        this.dataSource = dataSource;
        this.evidence = evidence;
    }

    /** A version of a list that nobody needs to agree to. */
    void brought(Caller caller, Snapshot snapshot) {
        Map<String, String> details = Map.of("version", snapshot.id().text());
        List<InstitutionId> all = institutions(caller);
        questions.change(
                caller.institution(),
                connection -> {
                    record(connection, caller, all, "list.brought", snapshot, details);
                    return true;
                });
    }

    /**
     * Notes that an officer brought this change.
     *
     * @return whether it may come into force: it takes nothing away, or another officer has brought
     *     it too
     */
    boolean isApproved(Caller caller, Snapshot snapshot, SnapshotDelta delta) {
        List<InstitutionId> all = institutions(caller);
        return questions.change(
                caller.institution(),
                connection -> {
                    boolean approved =
                            onlyAdds(delta) || isSecond(connection, caller, snapshot, delta);
                    if (approved) {
                        forget(connection, snapshot);
                    } else {
                        note(connection, caller, snapshot, delta);
                    }
                    record(
                            connection,
                            caller,
                            all,
                            approved ? "list.brought" : "list.proposed",
                            snapshot,
                            details(delta));
                    return approved;
                });
    }

    private static boolean onlyAdds(SnapshotDelta delta) {
        return delta.removed().isEmpty() && delta.changed().isEmpty();
    }

    private static Map<String, String> details(SnapshotDelta delta) {
        return Map.of(
                "version", delta.to().text(),
                "before", delta.from().text(),
                "added", Integer.toString(delta.added().size()),
                "removed", Integer.toString(delta.removed().size()),
                "changed", Integer.toString(delta.changed().size()));
    }

    private static boolean isSecond(
            Connection connection, Caller caller, Snapshot snapshot, SnapshotDelta delta)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select from list_approvals where list = ? and version = ? and before = ?
                            and (institution, login) <> (?, ?) and brought_at > now() - make_interval(secs => ?)
                        limit 1 for update\
                        """)) {
            bind(select, caller, snapshot, delta);
            select.setLong(6, VALID.toSeconds());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void note(
            Connection connection, Caller caller, Snapshot snapshot, SnapshotDelta delta)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into list_approvals (list, version, before, institution, login) values (?, ?, ?, ?, ?)
                        on conflict (list, version, before, institution, login) do update set brought_at = now()\
                        """)) {
            bind(insert, caller, snapshot, delta);
            insert.executeUpdate();
        }
    }

    private static void bind(
            PreparedStatement statement, Caller caller, Snapshot snapshot, SnapshotDelta delta)
            throws SQLException {
        statement.setString(1, snapshot.list().text());
        statement.setString(2, delta.to().text());
        statement.setString(3, delta.from().text());
        statement.setString(4, caller.institution().value());
        statement.setString(5, caller.login());
    }

    /** Whoever has agreed has agreed to one change. */
    private static void forget(Connection connection, Snapshot snapshot) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from list_approvals where list = ?")) {
            delete.setString(1, snapshot.list().text());
            delete.executeUpdate();
        }
    }

    private List<InstitutionId> institutions(Caller caller) {
        try {
            Set<InstitutionId> all = new LinkedHashSet<>(Questions.institutions(dataSource));
            all.add(caller.institution());
            return List.copyOf(all);
        } catch (SQLException e) {
            throw Questions.unavailable();
        }
    }

    /** Who of another institution acted is not for the others to know; that somebody did is. */
    private void record(
            Connection connection,
            Caller caller,
            List<InstitutionId> all,
            String verb,
            Snapshot snapshot,
            Map<String, String> details)
            throws SQLException {
        List<Act> acts = new ArrayList<>();
        for (InstitutionId institution : all) {
            boolean own = institution.equals(caller.institution());
            Map<String, String> told = new TreeMap<>(details);
            if (!own) {
                told.put("by", "another_institution");
            }
            acts.add(
                    new Act(
                            institution,
                            own ? caller.login() : ACTOR,
                            verb,
                            snapshot.list().text(),
                            told));
        }
        evidence.record(connection, acts);
    }
}
