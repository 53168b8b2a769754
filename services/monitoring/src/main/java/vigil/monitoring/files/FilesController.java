package vigil.monitoring.files;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.monitoring.intake.csv.FileId;
import vigil.monitoring.sending.Senders;

/** Takes transactions as CSV files. */
@RestController
@Tag(name = "Transaction files")
class FilesController {

    private static final Set<String> FORMATS = Set.of("amlworld", "vigil");

    private final TransactionFiles files;
    private final Senders senders;

    FilesController(TransactionFiles files, Senders senders) {
        this.files = files;
        this.senders = senders;
    }

    @Operation(
            operationId = "sendFile",
            summary = "Send a file of transactions",
            description =
                    "CSV, plain or packed with gzip, in the schema of AMLworld or our own. The answer comes when every accepted row is decided. The same key sent again takes what is missing and nothing twice.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(
                        mediaType = "application/gzip",
                        schema = @Schema(type = "string", format = "binary"))
            })
    @PostMapping(
            path = "/v1/transaction-files",
            consumes = {"text/csv", "application/gzip", MediaType.APPLICATION_OCTET_STREAM_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    FileView send(
            Caller caller,
            @Parameter(
                            description = "amlworld or vigil",
                            schema = @Schema(allowableValues = {"amlworld", "vigil"}))
                    @RequestParam(defaultValue = "vigil")
                    String format,
            @Parameter(required = true, description = "Your name of the file")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable String key,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        if (!FORMATS.contains(format)) {
            throw refusal("format", "is amlworld or vigil");
        }
        if (key == null || key.isBlank()) {
            throw Refusal.of(
                    ProblemCode.IDEMPOTENCY_KEY_MISSING,
                    "Name the file in the header Idempotency-Key, so that it is taken once however often it is sent.");
        }
        if (!FileId.isWellFormed(key)) {
            throw refusal(
                    "Idempotency-Key",
                    "has 1 to " + FileId.MAX_LENGTH + " visible ASCII characters");
        }
        return files.take(
                senders.of(caller, request), new FileId(key), format, request.getInputStream());
    }

    @Operation(operationId = "files", summary = "The last files, newest first")
    @GetMapping(path = "/v1/transaction-files", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<FileView> list(
            Caller caller,
            @Parameter(description = "Your name of a file, as sent in Idempotency-Key")
                    @RequestParam(required = false)
                    @Nullable String key) {
        return new Page<>(files.list(caller.institution(), key), null);
    }

    @Operation(operationId = "file", summary = "How far a file has come, or what became of it")
    @GetMapping(path = "/v1/transaction-files/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    FileView one(@PathVariable String id, Caller caller) {
        UUID file = Filter.id(id);
        return files.find(caller.institution(), file).orElseThrow(Filter::notFound);
    }

    private static Refusal refusal(String field, String reason) {
        return Refusal.of(
                ProblemCode.VALIDATION_FAILED,
                "A value of the request is not acceptable.",
                List.of(FieldError.of(field, reason)));
    }
}
