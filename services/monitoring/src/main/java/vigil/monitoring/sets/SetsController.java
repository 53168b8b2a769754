package vigil.monitoring.sets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Page;
import vigil.monitoring.log.SetKind;

/** Shows which sets were in force, and from where in the log. */
@RestController
class SetsController {

    private final Questions questions;

    SetsController(Questions questions) {
        this.questions = questions;
    }

    @Tag(name = "Scenarios")
    @Operation(
            operationId = "scenarioSets",
            summary = "Scenario sets with their places in the log, newest first")
    @GetMapping(path = "/v1/scenario-sets", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<SetView> scenarios(Caller caller, @ParameterObject Page.Query page) {
        return list(caller, SetKind.SCENARIOS, page);
    }

    @Tag(name = "Models")
    @Operation(
            operationId = "modelSets",
            summary = "Model sets with their places in the log, newest first")
    @GetMapping(path = "/v1/model-sets", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<SetView> models(Caller caller, @ParameterObject Page.Query page) {
        return list(caller, SetKind.MODELS, page);
    }

    private Page<SetView> list(Caller caller, SetKind kind, Page.Query page) {
        return questions.ask(
                caller.institution(), connection -> new SetRows(kind).list(connection, page.cut()));
    }
}
