package vigil.cases.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.tokens.ProofDoor;

/** Hands a case to an examiner. */
@RestController
@Tag(name = "Cases")
class ExportController {

    private static final String ZIP = "application/zip";

    private final CaseExport export;
    private final MadeDecisions decisions;
    private final BearerTokenResolver tokens = ProofDoor.tokens();

    ExportController(CaseExport export, MadeDecisions decisions) {
        this.export = export;
        this.decisions = decisions;
    }

    @Operation(
            operationId = "exportCase",
            summary = "A case as a zip",
            description =
                    "The case as a PDF and as JSON, notes, requests, timeline, files under their own names, every disposition and second look with its words, the decisions behind its alerts as monitoring has them with the hash of their configuration, and MANIFEST.sha256 with a hash of each. Who exports is written down, with the hash of that list.")
    @ApiResponse(
            responseCode = "200",
            description = "The archive",
            content =
                    @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/v1/case-exports/{id}")
    void export(
            Caller caller,
            @PathVariable String id,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        CaseExport.Content content = export.read(caller, Filter.id(id));
        var made = decisions.behind(content.detail().items(), tokens.resolve(request));
        response.setContentType(ZIP);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + content.detail().summary().reference() + ".zip\"");
        export.write(caller, content, made, response.getOutputStream());
    }
}
