package vigil.cases.checklists;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.seal.Seals;

/**
 * A step of a case's checklist.
 *
 * @param says what is to be done
 * @param state to_do, done or not_applicable
 * @param words what the officer says beside it
 */
@Schema(name = "ChecklistStep")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepView(
        String step,
        String says,
        String state,
        @Nullable String words,
        @Nullable String doneBy,
        @Nullable Instant doneAt) {

    private static final String TO_DO = "to_do";

    /** The whole list of a case. */
    public static List<StepView> of(
            Connection connection, UUID about, List<Checklists.Step> steps, Seals.Key key)
            throws SQLException {
        Map<String, StepRows.Tick> ticks = StepRows.of(connection, about);
        List<StepView> views = new ArrayList<>();
        for (Checklists.Step step : steps) {
            StepRows.Tick tick = ticks.get(step.step());
            views.add(
                    tick == null
                            ? new StepView(step.step(), step.says(), TO_DO, null, null, null)
                            : new StepView(
                                    step.step(),
                                    step.says(),
                                    tick.state(),
                                    key.text(StepRows.WORDS, tick.words()),
                                    tick.doneBy(),
                                    tick.doneAt()));
        }
        return views;
    }

    /** Whether it stands in the way of closing. */
    public boolean isToDo() {
        return state.equals(TO_DO);
    }
}
