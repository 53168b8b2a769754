package vigil.cases.files;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.requests.Body;

/** Files of cases. */
@RestController
@Tag(name = "Case files")
class FilesController {

    private static final String PATH = "/v1/case-files";
    private static final int LONGEST_NAME = 200;

    private final FileDesk desk;
    private final FileSettings settings;

    FilesController(FileDesk desk, FileSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    @Operation(operationId = "caseFiles", summary = "The files of a case, newest first")
    @GetMapping(path = "/v1/cases/{id}/files", produces = MediaType.APPLICATION_JSON_VALUE)
    List<FileView> list(Caller caller, @PathVariable String id) {
        return desk.list(caller, Filter.id(id));
    }

    @Operation(
            operationId = "addCaseFile",
            summary = "Bring a file into a case",
            description =
                    "pdf, png, jpg, gif, tif, txt, log, csv, json, docx, xlsx or pptx. Refused with 415 when the bytes are not what the name says, or carry macros, scripts, actions or other files. Kept sealed.")
    @Parameter(
            name = "Content-Disposition",
            in = ParameterIn.HEADER,
            description = "attachment; filename*=UTF-8''statement.pdf")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "201", description = "The file with its hash")
    @PostMapping(
            path = PATH,
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<FileView> add(
            Caller caller,
            @Parameter(description = "Id of the case") @RequestParam("case") String about,
            @Parameter(hidden = true)
                    @RequestHeader(name = HttpHeaders.CONTENT_DISPOSITION, required = false)
                    @Nullable String disposition,
            @Parameter(hidden = true) HttpServletRequest request) {
        UUID id = Filter.id(about);
        desk.requireOpen(caller, id);
        String name = name(disposition);
        try (Body.Room.Place _ = desk.place(caller)) {
            byte[] content = Body.read(request, settings.largest(), "A file");
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(desk.add(caller, id, name, content));
        }
    }

    @Operation(
            operationId = "caseFile",
            summary = "A file's bytes",
            description =
                    "The hash is checked before they are sent, and told as Repr-Digest (RFC 9530). Who looks is written down.")
    @ApiResponse(
            responseCode = "200",
            description = "The bytes",
            content =
                    @Content(
                            mediaType = MediaType.ALL_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping(path = PATH + "/{id}")
    void open(
            Caller caller,
            @PathVariable String id,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        UUID file = Filter.id(id);
        // Written here, so that the place is held until the last byte has gone.
        try (Body.Room.Place _ = desk.place(caller)) {
            write(desk.open(caller, file), response);
        }
    }

    private static void write(FileRows.Opened file, HttpServletResponse response)
            throws IOException {
        String name = file.view().name();
        byte[] hash = HexFormat.of().parseHex(file.view().sha256());
        response.setContentType(file.view().mediaType());
        response.setContentLength(file.content().length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name == null ? "file" : name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(
                "Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":");
        response.getOutputStream().write(file.content());
    }

    /** A file name without a path, in printable characters. */
    private static String name(@Nullable String disposition) {
        String name = null;
        try {
            name = disposition == null ? null : ContentDisposition.parse(disposition).getFilename();
        } catch (IllegalArgumentException e) {
            // Answered below, like a header without a name.
        }
        if (name == null
                || name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(c -> c < 32 || c == '/' || c == '\\' || c == 127)) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED,
                    "A header is not acceptable.",
                    List.of(
                            FieldError.of(
                                    "Content-Disposition",
                                    "names the file: attachment; filename*=UTF-8''statement.pdf")));
        }
        return name.strip();
    }
}
