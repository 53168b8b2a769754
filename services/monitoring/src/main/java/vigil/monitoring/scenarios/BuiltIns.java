package vigil.monitoring.scenarios;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vigil.contracts.log.v1.LogRecord;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.rows.Institutions;
import vigil.monitoring.sets.SetAppender;
import vigil.monitoring.vitals.Vitals;

/**
 * Gives each institution the scenarios that come with the engine as versions of its own. Those in
 * force from the start are its first set, published at the first contact by {@value #AUTHOR} as a
 * record of the log like every later one; the rest of the library, and what a later engine brings,
 * stand there as drafts, for officers to publish.
 */
public final class BuiltIns {

    /** In the place of an officer: who shipped the engine. */
    static final String AUTHOR = "vigil";

    private final Parts parts;
    private final Set<InstitutionId> ready = ConcurrentHashMap.newKeySet();
    private final Set<InstitutionId> judged = ConcurrentHashMap.newKeySet();

    /** What it works with. */
    public record Parts(
            Questions questions,
            Institutions institutions,
            Library library,
            SetMaker sets,
            SetAppender appender,
            Announcements announcements) {}

    public BuiltIns(Parts parts) {
        this.parts = parts;
    }

    /** Before anything is asked or done for an institution. */
    public void ensure(InstitutionId institution) {
        if (ready.contains(institution)) {
            return;
        }
        open(institution);
        parts.questions()
                .change(
                        institution,
                        connection -> {
                            SetMaker.SETS.lock(connection, institution);
                            draft(connection, institution);
                            return institution;
                        });
        ready.add(institution);
    }

    /**
     * Before a payment of an institution goes into the log: what judges it stands there.
     *
     * @throws vigil.kernel.problems.Refusal while the first set cannot be brought there
     */
    public void requireSet(InstitutionId institution) {
        if (judged.contains(institution)) {
            return;
        }
        if (!parts.questions().ask(institution, SetMaker.SETS::hasPlace)) {
            open(institution);
            if (!parts.questions().ask(institution, SetMaker.SETS::hasPlace)) {
                throw Vitals.unavailable(List.of("broker"));
            }
        }
        judged.add(institution);
    }

    /** Makes the first set, where there is none, and appends it. */
    private void open(InstitutionId institution) {
        parts.questions()
                .change(
                        institution,
                        connection -> {
                            parts.institutions().note(connection, institution);
                            SetMaker.SETS.lock(connection, institution);
                            if (SetMaker.SETS.last(connection) == 0) {
                                putInForce(connection, institution);
                            }
                            return institution;
                        });
        parts.institutions().remember(institution);
        parts.appender().appendNow(institution);
    }

    /**
     * What the rows of an earlier engine say is in force stays so: another engine's versions of it
     * are drafts.
     */
    private void putInForce(Connection connection, InstitutionId institution) throws SQLException {
        if (VersionRows.in(connection, State.PUBLISHED).isEmpty()) {
            for (Draft draft : parts.library().fromTheStart()) {
                VersionRows.insert(
                        connection,
                        institution,
                        draft,
                        new VersionRows.Origin(AUTHOR, State.PUBLISHED, true));
            }
        }
        Caller vigil = new Caller(institution, AUTHOR, Set.of());
        LogRecord record = parts.sets().make(connection, vigil);
        parts.announcements()
                .record(
                        connection,
                        vigil,
                        "scenario.set_opened",
                        Map.of(
                                "version",
                                "set/" + record.getScenarios().getSet(),
                                "contentHash",
                                record.getScenarios().getContentHash(),
                                "scenarios",
                                Integer.toString(record.getScenarios().getFilesCount())));
    }

    private void draft(Connection connection, InstitutionId institution) throws SQLException {
        VersionRows.Origin origin = new VersionRows.Origin(AUTHOR, State.DRAFT, true);
        int fresh = 0;
        for (Draft draft : parts.library().all()) {
            fresh += VersionRows.insert(connection, institution, draft, origin) ? 1 : 0;
        }
        if (fresh > 0) {
            parts.announcements()
                    .record(
                            connection,
                            new Caller(institution, AUTHOR, Set.of()),
                            "scenario.library_drafted",
                            Map.of("version", "library", "drafts", Integer.toString(fresh)));
        }
    }
}
