package vigil.monitoring.scenarios;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import vigil.engine.scenarios.ScenarioSet;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.pages.Questions;
import vigil.monitoring.rows.Institutions;
import vigil.monitoring.sets.SetRows;

/**
 * Gives each institution the scenarios that come with the engine as versions of its own: published
 * from the start, until it has published a set itself; from then on new ones arrive as drafts.
 */
public final class BuiltIns {

    private static final String AUTHOR = "vigil";

    private final Questions questions;
    private final Institutions institutions;
    private final Set<InstitutionId> ready = ConcurrentHashMap.newKeySet();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    public BuiltIns(Questions questions, Institutions institutions) {
        this.questions = questions;
        this.institutions = institutions;
        ScenarioSet.builtInFiles().values().stream()
                .flatMap(text -> java.util.Arrays.stream(text.split("(?m)^---\\s*$")))
                .filter(text -> !text.isBlank())
                .map(Draft::read)
                .forEach(draft -> drafts.put(draft.id().scenario(), draft));
    }

    /** Before anything is asked or done for an institution. */
    public void ensure(InstitutionId institution) {
        if (ready.contains(institution)) {
            return;
        }
        questions.change(
                institution,
                connection -> {
                    institutions.note(connection, institution);
                    SetRows.lock(connection, institution);
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

    private void write(Connection connection, InstitutionId institution) throws SQLException {
        boolean untouched = SetRows.last(connection) == 0;
        if (untouched) {
            retireThoseThatWent(connection);
        }
        State state = untouched ? State.PUBLISHED : State.DRAFT;
        for (Draft draft : drafts.values()) {
            VersionRows.insert(
                    connection, institution, draft, new VersionRows.Origin(AUTHOR, state, true));
        }
    }

    /** Another engine brings other scenarios. */
    private void retireThoseThatWent(Connection connection) throws SQLException {
        Set<VersionId> present =
                drafts.values().stream().map(Draft::id).collect(Collectors.toSet());
        for (VersionView version : VersionRows.in(connection, State.PUBLISHED)) {
            VersionId id = new VersionId(version.scenario(), version.version());
            if (!present.contains(id)) {
                VersionRows.move(connection, id, Step.RETIRE, AUTHOR);
            }
        }
    }
}
