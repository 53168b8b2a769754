package vigil.monitoring.scenarios;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import vigil.contracts.log.v1.LogRecord;
import vigil.engine.scenarios.ScenarioException;
import vigil.kernel.identity.Caller;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.monitoring.log.ScenarioFormat;
import vigil.monitoring.log.SetKind;
import vigil.monitoring.loop.Cores;
import vigil.monitoring.sets.SetRows;
import vigil.monitoring.sets.SetSettings;

/** Makes the next scenario set of what the rows say is published and in shadow. */
public final class SetMaker {

    static final SetRows SETS = new SetRows(SetKind.SCENARIOS);

    private final Cores cores;
    private final Library library;
    private final SetSettings settings;

    public SetMaker(Cores cores, Library library, SetSettings settings) {
        this.cores = cores;
        this.library = library;
        this.settings = settings;
    }

    /**
     * Stores the next set; the caller holds {@link SetRows#lock}. It is compiled here, so that the
     * loop finds it compiled.
     */
    LogRecord make(Connection connection, Caller caller) throws SQLException {
        List<VersionView> published = ordered(VersionRows.in(connection, State.PUBLISHED));
        List<VersionView> shadow =
                ordered(VersionRows.in(connection, State.SHADOW, State.APPROVED));
        LogRecord record =
                ScenarioFormat.record(
                        caller.institution().value(),
                        SETS.last(connection) + 1,
                        files(published),
                        files(shadow));
        if (record.getSerializedSize() > settings.largestSet()) {
            throw Refusal.of(
                    ProblemCode.TOO_LARGE,
                    "All scenarios in force may have "
                            + settings.largestSet()
                            + " bytes together; retire some first.");
        }
        compile(files(published));
        compile(files(shadow));
        SETS.insert(
                connection,
                record,
                new SetRows.Content(names(published), names(shadow), caller.login()));
        return record;
    }

    /** What another engine took may be refused by this one. */
    private void compile(SequencedMap<String, String> files) {
        try {
            cores.compiled(files);
        } catch (ScenarioException e) {
            throw Refusal.of(
                    ProblemCode.WRONG_STATE,
                    "A scenario in force or in shadow is not sound any more; retire it first: "
                            + e.getMessage());
        }
    }

    /** The files in force now, with another version of one scenario or one more. */
    public SequencedMap<String, String> candidate(Connection connection, VersionView version)
            throws SQLException {
        List<VersionView> candidate =
                new java.util.ArrayList<>(VersionRows.in(connection, State.PUBLISHED));
        candidate.removeIf(published -> published.scenario().equals(version.scenario()));
        candidate.add(version);
        return files(ordered(candidate));
    }

    /** The files in force now. */
    public SequencedMap<String, String> published(Connection connection) throws SQLException {
        return files(ordered(VersionRows.in(connection, State.PUBLISHED)));
    }

    private List<VersionView> ordered(List<VersionView> versions) {
        return versions.stream().sorted(library.order()).toList();
    }

    private static SequencedMap<String, String> files(List<VersionView> versions) {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        for (VersionView version : versions) {
            files.put(version.scenario() + ".yaml", String.valueOf(version.yaml()));
        }
        return files;
    }

    private static List<String> names(List<VersionView> versions) {
        return versions.stream()
                .map(version -> new VersionId(version.scenario(), version.version()).toString())
                .toList();
    }
}
