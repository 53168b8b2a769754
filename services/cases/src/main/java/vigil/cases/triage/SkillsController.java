package vigil.cases.triage;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.pages.Form;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;

/** Says what officers know their way about in: shared work goes to those first. */
@RestController
@Tag(name = "Triage")
class SkillsController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final int MOST = 100;

    private final Questions questions;
    private final ItemWork work;
    private final Evidence evidence;

    SkillsController(Questions questions, ItemWork work, Evidence evidence) {
        this.questions = questions;
        this.work = work;
        this.evidence = evidence;
    }

    /** What an officer knows. */
    @Schema(name = "OfficerSkills")
    record Skills(String officer, List<String> typologies) {

        Skills {
            typologies = List.copyOf(typologies);
        }
    }

    /** The shape of a change. */
    @Schema(name = "OfficerSkillsForm")
    record Shape(
            @Schema(description = "Typologies, at most 100; none takes the officer off the list")
                    List<String> typologies) {}

    @Operation(operationId = "skills", summary = "What officers know their way about in")
    @GetMapping(path = "/v1/queue/skills", produces = JSON)
    List<Skills> all(Caller caller) {
        return questions.ask(caller.institution(), SkillRows::all);
    }

    @Operation(
            operationId = "setSkills",
            summary = "Say what an officer knows their way about in",
            description = "Shared work of these typologies goes to them before others.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Shape.class)))
    @PutMapping(path = "/v1/queue/skills/{officer}", consumes = JSON, produces = JSON)
    List<Skills> set(
            Caller caller,
            @PathVariable String officer,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        List<String> typologies = form.texts("typologies", MOST);
        if (form.isAbsent("typologies")) {
            form.refuse("typologies", "is an array of typologies");
        }
        if (!officer.matches(Form.ID_FORM)) {
            form.refuse("officer", "is a login");
        }
        form.done();
        Skills skills = new Skills(officer, typologies);
        return questions.change(
                caller.institution(),
                connection -> {
                    SkillRows.put(connection, caller, skills, work.chronicle().now());
                    evidence.record(
                            connection,
                            List.of(
                                    new Act(
                                            caller.institution(),
                                            caller.login(),
                                            "queue.skills_changed",
                                            officer,
                                            Map.of("typologies", String.join(",", typologies)))));
                    return SkillRows.all(connection);
                });
    }
}
