package vigil.screening.jobs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Screens files of names. */
@RestController
@Tag(name = "Jobs")
class JobsController {

    private static final String JOB = "/v1/screening/jobs/{id}";
    private static final String KEY = "[!-~]{1,128}";

    private final JobDesk desk;
    private final JobFiles files;
    private final Questions questions;

    JobsController(JobDesk desk, JobFiles files, Questions questions) {
        this.desk = desk;
        this.files = files;
        this.questions = questions;
    }

    @Operation(
            operationId = "sendNames",
            summary = "Screen a file of names",
            description =
                    "CSV, plain or packed with gzip. The first line names the columns: id, schema, and properties such as name, birth_date, country. Several values of a field stand behind semicolons. The answer comes when the file is kept; ask for its progress.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(
                        mediaType = "application/gzip",
                        schema = @Schema(type = "string", format = "binary"))
            })
    @ApiResponse(responseCode = "202", description = "The file is kept")
    @ApiResponse(responseCode = "200", description = "The same file was sent already")
    @PostMapping(
            path = "/v1/screening/jobs",
            consumes = {"text/csv", "application/gzip", MediaType.APPLICATION_OCTET_STREAM_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JobView> send(
            Caller caller,
            @Parameter(description = "Your name of the file: the same one again is the same job")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable String key,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        if (key != null && !key.matches(KEY)) {
            throw Cut.refusal("Idempotency-Key", "has 1 to 128 visible ASCII characters");
        }
        JobDesk.Sent sent = desk.send(caller, key, request.getInputStream());
        return ResponseEntity.status(sent.isNew() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .location(URI.create("/v1/screening/jobs/" + sent.job().job()))
                .body(sent.job());
    }

    @Operation(operationId = "jobs", summary = "Files of names, newest first")
    @GetMapping(path = "/v1/screening/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<JobView> list(Caller caller, @ParameterObject Page.Query page) {
        return questions.ask(
                caller.institution(), connection -> JobRows.page(connection, page.cut()));
    }

    @Operation(operationId = "job", summary = "How far a file has come")
    @GetMapping(path = JOB, produces = MediaType.APPLICATION_JSON_VALUE)
    JobView one(Caller caller, @PathVariable String id) {
        return view(caller, Filter.id(id));
    }

    @Operation(
            operationId = "jobResults",
            summary = "Rows with hits and rows that could not be read",
            description = "In the order of the file, when the job is completed.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(implementation = ResultLine.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    @GetMapping(path = JOB + "/results")
    void results(
            Caller caller,
            @PathVariable String id,
            @Parameter(schema = @Schema(allowableValues = {"ndjson", "csv"}))
                    @RequestParam(defaultValue = "ndjson")
                    String format,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        boolean csv = format.equals("csv");
        if (!csv && !format.equals("ndjson")) {
            throw Cut.refusal("format", "is ndjson or csv");
        }
        UUID job = Filter.id(id);
        JobView view = view(caller, job);
        if (!view.state().equals("completed")) {
            throw Refusal.of(
                    ProblemCode.WRONG_STATE,
                    "The job is " + view.state() + "; there are results when it is completed.");
        }
        record Whole(SecretKey key, int chunks) {}
        Whole whole =
                questions.ask(
                        caller.institution(),
                        connection ->
                                new Whole(
                                        files.key(connection, caller.institution(), job),
                                        JobRows.chunks(connection, job)));
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                files.resultChunks(job, whole.key())
                                        .input(
                                                Files.newInputStream(files.results(job)),
                                                whole.chunks()),
                                StandardCharsets.UTF_8))) {
            response.setContentType(csv ? "text/csv;charset=UTF-8" : "application/x-ndjson");
            write(lines, response, csv);
        }
    }

    private static void write(BufferedReader lines, HttpServletResponse response, boolean csv)
            throws IOException {
        try (Writer out =
                new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            if (csv) {
                out.write(ResultLine.HEAD);
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(csv ? ResultLine.of(line).csv() : line + "\n");
            }
        }
    }

    @Operation(
            operationId = "cancelJob",
            summary = "Stop a job, or delete what it found",
            description = "Rows and results are deleted and their key is destroyed.")
    @ApiResponse(responseCode = "204", description = "Stopped or deleted", content = @Content)
    @ApiResponse(responseCode = "200", description = "From earlier versions; not answered any more")
    @DeleteMapping(path = JOB)
    ResponseEntity<Void> cancel(Caller caller, @PathVariable String id) {
        desk.cancel(caller, Filter.id(id));
        return ResponseEntity.noContent().build();
    }

    private JobView view(Caller caller, UUID job) {
        return questions.ask(
                caller.institution(),
                connection -> JobRows.find(connection, job).orElseThrow(Filter::notFound));
    }
}
