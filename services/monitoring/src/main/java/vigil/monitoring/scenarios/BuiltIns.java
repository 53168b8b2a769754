package vigil.monitoring.scenarios;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import vigil.engine.scenarios.ScenarioSet;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.rows.Institutions;

/**
 * Gives each institution the scenarios that come with the engine as versions of its own: those in
 * force from the start are published until it has published a set itself; the rest of the library,
 * and what a later engine brings, stand there as drafts.
 */
public final class BuiltIns {

    private static final String AUTHOR = "vigil";

    private final Questions questions;
    private final Institutions institutions;
    private final Set<InstitutionId> ready = ConcurrentHashMap.newKeySet();

    /** The scenarios of the library by name, those in force from the start first. */
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    private final Set<String> fromTheStart = new HashSet<>();

    public BuiltIns(Questions questions, Institutions institutions) {
        this.questions = questions;
        this.institutions = institutions;
    }

    /** Before anything is asked or done for an institution. */
    public void ensure(InstitutionId institution) {
        if (ready.contains(institution)) {
            return;
        }
        read();
        questions.change(
                institution,
                connection -> {
                    institutions.note(connection, institution);
                    SetMaker.SETS.lock(connection, institution);
                    write(connection, institution);
                    return drafts.size();
                });
        institutions.remember(institution);
        ready.add(institution);
    }

    /** The order in which scenarios judge: the engine's own, then by name. */
    Comparator<VersionView> order() {
        List<String> own = new ArrayList<>(drafts.keySet());
        return Comparator.<VersionView>comparingInt(version ->
                        own.contains(version.scenario())
                                ? own.indexOf(version.scenario())
                                : own.size())
                .thenComparing(VersionView::scenario);
    }

    /** Not at the start of the house: nobody may ask for a while. */
    private synchronized void read() {
        if (drafts.isEmpty()) {
            read(ScenarioSet.builtInFiles())
                    .forEach(draft -> {
                        drafts.put(draft.id().scenario(), draft);
                        fromTheStart.add(draft.id().scenario());
                    });
            read(ScenarioSet.libraryFiles())
                    .forEach(draft -> drafts.putIfAbsent(draft.id().scenario(), draft));
        }
    }

    /** A file may hold several. */
    private static List<Draft> read(Map<String, String> files) {
        return files.values().stream()
                .flatMap(text -> Arrays.stream(text.split("(?m)^---\\s*$")))
                .filter(text -> !text.isBlank())
                .map(Draft::read)
                .toList();
    }

    private void write(Connection connection, InstitutionId institution) throws SQLException {
        boolean untouched = SetMaker.SETS.last(connection) == 0;
        if (untouched) {
            retireThoseThatWent(connection);
        }
        for (Draft draft : drafts.values()) {
            boolean inForce = untouched && fromTheStart.contains(draft.id().scenario());
            State state = inForce ? State.PUBLISHED : State.DRAFT;
            VersionRows.insert(
                    connection, institution, draft, new VersionRows.Origin(AUTHOR, state, true));
        }
    }

    /** Another engine brings other scenarios. */
    private void retireThoseThatWent(Connection connection) throws SQLException {
        Set<VersionId> present =
                drafts.values().stream()
                        .map(Draft::id)
                        .filter(id -> fromTheStart.contains(id.scenario()))
                        .collect(Collectors.toSet());
        for (VersionView version : VersionRows.in(connection, State.PUBLISHED)) {
            VersionId id = new VersionId(version.scenario(), version.version());
            if (!present.contains(id)) {
                VersionRows.move(connection, id, Step.RETIRE, AUTHOR);
            }
        }
    }
}
