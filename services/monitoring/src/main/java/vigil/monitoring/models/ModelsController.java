package vigil.monitoring.models;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.kernel.requests.Body;
import vigil.monitoring.life.Revision;

/** Where models are brought in, shown, and led through their life. */
@RestController
@Tag(name = "Models")
class ModelsController {

    private static final String VERSION = "/v1/models/{model}/versions/{version}";

    private final Questions questions;
    private final ModelDesk desk;
    private final Registrar registrar;
    private final ShippedModels shipped;

    ModelsController(
            Questions questions, ModelDesk desk, Registrar registrar, ShippedModels shipped) {
        this.questions = questions;
        this.desk = desk;
        this.registrar = registrar;
        this.shipped = shipped;
    }

    /** What a list of versions can be narrowed to. */
    record Narrowing(
            @Parameter(description = "State of the version") @Nullable String state,
            @Parameter(description = "Name of the model") @Nullable String model) {

        Filter filter() {
            Filter filter = new Filter();
            if (state != null) {
                filter.and("v.state = ?", state);
            }
            if (model != null) {
                filter.and("v.model = ?", model);
            }
            return filter;
        }
    }

    @Operation(operationId = "models", summary = "Versions of models, newest first")
    @GetMapping(path = "/v1/models", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<ModelView> list(
            Caller caller, @ParameterObject Narrowing narrowing, @ParameterObject Page.Query page) {
        shipped.ensure(caller.institution());
        return questions.ask(
                caller.institution(),
                connection -> ModelRows.list(connection, narrowing.filter(), page.cut()));
    }

    @Operation(
            operationId = "modelVersion",
            summary = "A version with its card and metrics; its revision is the ETag")
    @GetMapping(path = VERSION, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ModelView> version(
            @PathVariable String model, @PathVariable String version, Caller caller) {
        shipped.ensure(caller.institution());
        ModelId id = new ModelId(model, Revision.version(version));
        return tagged(
                questions.ask(caller.institution(), connection -> ModelRows.one(connection, id)));
    }

    @Operation(
            operationId = "registerModel",
            summary = "Register a signed bundle",
            description =
                    "What is unsigned, altered, signed by somebody not trusted here, or trained on other features is refused. The same bundle sent again is the same version.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "201", description = "The version")
    @ApiResponse(responseCode = "200", description = "The same bundle was registered already")
    @PostMapping(
            path = "/v1/models",
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ModelView> register(
            Caller caller, @Parameter(hidden = true) HttpServletRequest request) {
        ModelDesk.Registered registered =
                desk.register(caller, Body.read(request, registrar.largestBundle(), "A bundle"));
        ModelView version = registered.version();
        if (!registered.isNew()) {
            return tagged(version);
        }
        return ResponseEntity.created(
                        URI.create(
                                "/v1/models/" + version.model() + "/versions/" + version.version()))
                .eTag(Revision.tag(version.revision()))
                .body(version);
    }

    @Operation(
            operationId = "validateModel",
            summary = "Look into a version's card and metrics, and let it score examples",
            description = "When nothing is missing, a registered version is validated.")
    @PostMapping(path = VERSION + "/validations", produces = MediaType.APPLICATION_JSON_VALUE)
    ValidationView validate(
            Caller caller,
            @PathVariable String model,
            @PathVariable String version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return desk.validate(caller, seen(model, version, ifMatch));
    }

    @Operation(
            operationId = "shadowModel",
            summary = "Let a validated version score without effect",
            description = "One at a time.")
    @PostMapping(path = VERSION + "/shadows", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ModelView> shadow(
            Caller caller,
            @PathVariable String model,
            @PathVariable String version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(desk.take(caller, seen(model, version, ifMatch), Step.SHADOW));
    }

    @Operation(
            operationId = "approveModel",
            summary = "Approve a version in shadow",
            description = "By somebody else than who registered it.")
    @PostMapping(path = VERSION + "/approvals", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ModelView> approve(
            Caller caller,
            @PathVariable String model,
            @PathVariable String version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(desk.take(caller, seen(model, version, ifMatch), Step.APPROVE));
    }

    @Operation(
            operationId = "promoteModel",
            summary = "Put an approved version in force",
            description =
                    "From its record in the log on; the version in force before is retired. By somebody else than who registered it.")
    @PostMapping(path = VERSION + "/promotions", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ModelView> promote(
            Caller caller,
            @PathVariable String model,
            @PathVariable String version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(desk.take(caller, seen(model, version, ifMatch), Step.PROMOTE));
    }

    @Operation(
            operationId = "retireModel",
            summary = "Retire a version",
            description =
                    "Whatever its state; what is in force or in shadow ends from its record on.")
    @PostMapping(path = VERSION + "/retirements", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ModelView> retire(
            Caller caller,
            @PathVariable String model,
            @PathVariable String version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(desk.take(caller, seen(model, version, ifMatch), Step.RETIRE));
    }

    private static ModelDesk.Seen seen(String model, String version, @Nullable String ifMatch) {
        return new ModelDesk.Seen(
                new ModelId(model, Revision.version(version)), Revision.seen(ifMatch));
    }

    private static ResponseEntity<ModelView> tagged(ModelView version) {
        return ResponseEntity.ok().eTag(Revision.tag(version.revision())).body(version);
    }
}
