package vigil.monitoring.scenarios;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;

/** Shows scenarios, their versions, and the sets that were in force. */
@RestController
@Tag(name = "Scenarios")
class ScenariosController {

    private final Questions questions;
    private final BuiltIns builtIns;

    ScenariosController(Questions questions, BuiltIns builtIns) {
        this.questions = questions;
        this.builtIns = builtIns;
    }

    /** What a list of scenarios can be narrowed to. */
    record Narrowing(
            @Parameter(description = "State of the latest version") @Nullable String state,
            @Parameter(description = "Typology") @Nullable String typology) {

        Filter filter() {
            Filter filter = new Filter();
            if (state != null) {
                filter.and("v.state = ?", state);
            }
            if (typology != null) {
                filter.and("v.typology = ?", typology);
            }
            return filter;
        }
    }

    @Operation(operationId = "scenarios", summary = "Scenarios, the newest versions first")
    @GetMapping(path = "/v1/scenarios", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<ScenarioView> list(
            Caller caller, @ParameterObject Narrowing narrowing, @ParameterObject Page.Query page) {
        builtIns.ensure(caller.institution());
        return questions.ask(
                caller.institution(),
                connection -> ScenarioRows.list(connection, narrowing.filter(), page.cut()));
    }

    @Operation(operationId = "scenario", summary = "A scenario")
    @GetMapping(path = "/v1/scenarios/{scenario}", produces = MediaType.APPLICATION_JSON_VALUE)
    ScenarioView one(@PathVariable String scenario, Caller caller) {
        builtIns.ensure(caller.institution());
        return questions.ask(
                caller.institution(), connection -> ScenarioRows.one(connection, scenario));
    }

    @Operation(operationId = "scenarioVersions", summary = "Versions of a scenario, newest first")
    @GetMapping(
            path = "/v1/scenarios/{scenario}/versions",
            produces = MediaType.APPLICATION_JSON_VALUE)
    Page<VersionView> versions(
            @PathVariable String scenario, Caller caller, @ParameterObject Page.Query page) {
        builtIns.ensure(caller.institution());
        Filter filter = new Filter().and("v.scenario = ?", scenario);
        return questions.ask(
                caller.institution(),
                connection -> {
                    ScenarioRows.one(connection, scenario);
                    return VersionRows.list(connection, filter, page.cut());
                });
    }

    @Operation(
            operationId = "scenarioVersion",
            summary = "A version with its YAML as it stands; its revision is the ETag")
    @GetMapping(
            path = "/v1/scenarios/{scenario}/versions/{version}",
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VersionView> version(
            @PathVariable String scenario, @PathVariable String version, Caller caller) {
        VersionId id = Addresses.version(scenario, version);
        builtIns.ensure(caller.institution());
        return Addresses.tagged(
                questions.ask(caller.institution(), connection -> VersionRows.one(connection, id)));
    }

    @Operation(
            operationId = "scenarioShadowHits",
            summary = "What a version in shadow would have met, the last first",
            description = "The first thousand are kept; all are counted in the version.")
    @GetMapping(
            path = "/v1/scenarios/{scenario}/versions/{version}/shadow-hits",
            produces = MediaType.APPLICATION_JSON_VALUE)
    Page<ShadowHitView> shadowHits(
            @PathVariable String scenario,
            @PathVariable String version,
            Caller caller,
            @ParameterObject Page.Query page) {
        VersionId id = Addresses.version(scenario, version);
        builtIns.ensure(caller.institution());
        return questions.ask(
                caller.institution(),
                connection -> {
                    VersionRows.one(connection, id);
                    return ScenarioRows.shadowHits(connection, id, page.cut());
                });
    }
}
