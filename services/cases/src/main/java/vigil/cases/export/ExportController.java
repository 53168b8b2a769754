package vigil.cases.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;

/** Hands a case to an examiner. */
@RestController
@Tag(name = "Cases")
class ExportController {

    private static final String ZIP = "application/zip";

    private final CaseExport export;

    ExportController(CaseExport export) {
        this.export = export;
    }

    @Operation(
            operationId = "exportCase",
            summary = "A case as a zip",
            description =
                    "Case, notes, requests, timeline and files, and MANIFEST.sha256 with a hash of each. Who exports is written down.")
    @ApiResponse(
            responseCode = "200",
            description = "The archive",
            content =
                    @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/v1/case-exports/{id}")
    void export(
            Caller caller,
            @PathVariable String id,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        CaseExport.Content content = export.read(caller, Filter.id(id));
        response.setContentType(ZIP);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + content.detail().summary().reference() + ".zip\"");
        export.write(caller, content, response.getOutputStream());
    }
}
