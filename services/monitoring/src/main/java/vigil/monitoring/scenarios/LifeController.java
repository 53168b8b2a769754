package vigil.monitoring.scenarios;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.identity.Caller;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.requests.Body;

/** Where versions are written and led through their life. */
@RestController
@Tag(name = "Scenarios")
class LifeController {

    private static final String YAML = "application/yaml";
    private static final int LARGEST_FILE = 64 * 1024;
    private static final String VERSION = "/v1/scenarios/{scenario}/versions/{version}";

    private final ScenarioDesk desk;

    LifeController(ScenarioDesk desk) {
        this.desk = desk;
    }

    @Operation(
            operationId = "draftScenario",
            summary = "Draft a version of a scenario",
            description =
                    "The YAML of one scenario; what is not sound is refused with line and remedy. The same text sent again is the same draft.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "201", description = "The draft")
    @ApiResponse(responseCode = "200", description = "The same text was a draft already")
    @PostMapping(
            path = "/v1/scenarios",
            consumes = {YAML, "text/yaml"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VersionView> draft(
            Caller caller, @Parameter(hidden = true) HttpServletRequest request) {
        ScenarioDesk.Drafted drafted = desk.draft(caller, yaml(request));
        VersionView version = drafted.version();
        if (!drafted.isNew()) {
            return Addresses.tagged(version);
        }
        URI address =
                URI.create(
                        "/v1/scenarios/" + version.scenario() + "/versions/" + version.version());
        return ResponseEntity.created(address).eTag(Addresses.tag(version)).body(version);
    }

    @Operation(
            operationId = "rewriteScenarioDraft",
            summary = "Replace the YAML of a draft",
            description = "By its author alone. A checked one is a draft again.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
    @PutMapping(
            path = VERSION,
            consumes = {YAML, "text/yaml"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VersionView> replace(
            Caller caller,
            @PathVariable String scenario,
            @PathVariable String version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        return Addresses.tagged(
                desk.replace(caller, Addresses.seen(scenario, version, ifMatch), yaml(request)));
    }

    @Operation(
            operationId = "checkScenario",
            summary = "Run a version's examples",
            description = "When all are as they say, a draft is checked.")
    @PostMapping(path = VERSION + "/checks", produces = MediaType.APPLICATION_JSON_VALUE)
    CheckView check(
            Caller caller,
            @PathVariable String scenario,
            @PathVariable String version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return desk.check(caller, Addresses.seen(scenario, version, ifMatch));
    }

    @Operation(
            operationId = "shadowScenario",
            summary = "Let a backtested version watch without effect")
    @PostMapping(path = VERSION + "/shadows", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VersionView> shadow(
            Caller caller,
            @PathVariable String scenario,
            @PathVariable String version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return take(caller, Addresses.seen(scenario, version, ifMatch), Step.SHADOW);
    }

    @Operation(
            operationId = "approveScenario",
            summary = "Approve a version in shadow",
            description = "By somebody else than its author.")
    @PostMapping(path = VERSION + "/approvals", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VersionView> approve(
            Caller caller,
            @PathVariable String scenario,
            @PathVariable String version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return take(caller, Addresses.seen(scenario, version, ifMatch), Step.APPROVE);
    }

    @Operation(
            operationId = "publishScenario",
            summary = "Put an approved version in force",
            description =
                    "From its record in the log on; the version in force before is retired. By somebody else than its author.")
    @PostMapping(path = VERSION + "/publications", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VersionView> publish(
            Caller caller,
            @PathVariable String scenario,
            @PathVariable String version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return take(caller, Addresses.seen(scenario, version, ifMatch), Step.PUBLISH);
    }

    @Operation(
            operationId = "retireScenario",
            summary = "Retire a version",
            description =
                    "Whatever its state; what is in force or in shadow ends from its record on.")
    @PostMapping(path = VERSION + "/retirements", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VersionView> retire(
            Caller caller,
            @PathVariable String scenario,
            @PathVariable String version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return take(caller, Addresses.seen(scenario, version, ifMatch), Step.RETIRE);
    }

    private ResponseEntity<VersionView> take(Caller caller, ScenarioDesk.Seen seen, Step step) {
        return Addresses.tagged(desk.take(caller, seen, step));
    }

    private static String yaml(HttpServletRequest request) {
        byte[] body = Body.read(request, LARGEST_FILE, "A scenario");
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw Refusal.of(ProblemCode.MALFORMED, "The body is not UTF-8.");
        }
    }
}
