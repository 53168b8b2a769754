package vigil.cases.checklists;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.casework.Case;
import vigil.cases.casework.CaseWork;
import vigil.cases.pages.Form;
import vigil.cases.pages.Words;
import vigil.cases.seal.Seals;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;

/** Ticks of a case's checklist. */
@RestController
@Tag(name = "Case checklist")
class ChecklistController {

    private static final int LONGEST = 2_000;

    private final Questions questions;
    private final CaseWork work;
    private final Checklists checklists;

    ChecklistController(Questions questions, CaseWork work, Checklists checklists) {
        this.questions = questions;
        this.work = work;
        this.checklists = checklists;
    }

    private enum Ticked {
        TO_DO,
        DONE,
        NOT_APPLICABLE
    }

    /** The shape of a tick. */
    @Schema(name = "ChecklistForm")
    record Shape(
            @Schema(allowableValues = {"to_do", "done", "not_applicable"}) String state,
            @Schema(description = "Must say why when it is not applicable")
                    @Nullable String words) {}

    @Operation(
            operationId = "tickStep",
            summary = "Tick a step of the checklist",
            description = "A case is closed when nothing is left to do.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Shape.class)))
    @PutMapping(
            path = "/v1/cases/{id}/checklist/{step}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    List<StepView> tick(
            Caller caller,
            @PathVariable String id,
            @PathVariable String step,
            @Parameter(hidden = true) HttpServletRequest request) {
        UUID about = Filter.id(id);
        Form form = Form.of(request);
        Ticked state = form.word("state", Ticked.class);
        String words =
                state == Ticked.NOT_APPLICABLE
                        ? form.text("words", LONGEST)
                        : form.optionalText("words", LONGEST);
        form.done();
        return questions.change(
                caller.institution(),
                connection -> {
                    Case kept = work.lockOpen(connection, caller, about, null);
                    List<Checklists.Step> steps = checklists.of(kept.about().typology());
                    if (steps.stream().noneMatch(known -> known.step().equals(step))) {
                        throw Filter.notFound();
                    }
                    Seals.Key key = work.seals().key(connection, caller.institution(), about);
                    write(connection, caller, about, step, new Said(state, words, key));
                    work.added(
                            connection,
                            caller,
                            kept,
                            "step_ticked",
                            Map.of("step", step, "state", Words.of(state)));
                    return StepView.of(connection, about, steps, key);
                });
    }

    private record Said(Ticked state, @Nullable String words, Seals.Key key) {}

    private void write(Connection connection, Caller caller, UUID about, String step, Said said)
            throws SQLException {
        if (said.state() == Ticked.TO_DO) {
            StepRows.remove(connection, about, step);
            return;
        }
        String words = said.words();
        StepRows.put(
                connection,
                caller,
                about,
                step,
                new StepRows.Tick(
                        Words.of(said.state()),
                        words == null ? null : said.key().seal(StepRows.WORDS, words),
                        caller.login(),
                        work.chronicle().now()));
    }
}
