package vigil.cases.notes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.casework.Case;
import vigil.cases.casework.CaseRows;
import vigil.cases.casework.CaseWords;
import vigil.cases.casework.CaseWork;
import vigil.cases.casework.ViewLog;
import vigil.cases.pages.Form;
import vigil.cases.pages.ReportWords;
import vigil.cases.seal.Seals;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;

/** Notes of a case. */
@RestController
@Tag(name = "Case notes")
class NotesController {

    private static final String PATH = "/v1/cases/{id}/notes";
    private static final int MOST_MENTIONS = 20;

    private final Questions questions;
    private final CaseWork work;
    private final CaseWords words;
    private final ViewLog views;

    NotesController(Questions questions, CaseWork work, CaseWords words, ViewLog views) {
        this.questions = questions;
        this.work = work;
        this.words = words;
        this.views = views;
    }

    /** The shape of a note. */
    @Schema(name = "NoteForm")
    record Shape(
            @Schema(description = "1 to 10,000 characters") String words,
            @Schema(description = "Logins, at most 20") @Nullable List<String> mentions,
            @Schema(
                            description =
                                    "Only those who may know of reports read it, and only they can say so; when absent, what they write is confidential if it seems to speak of one")
                    @Nullable Boolean confidential) {}

    @Operation(operationId = "caseNotes", summary = "The notes of a case, newest first")
    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    Page<NoteView> list(Caller caller, @PathVariable String id, @ParameterObject Page.Query page) {
        UUID about = Filter.id(id);
        return questions.change(
                caller.institution(),
                connection -> {
                    CaseRows.require(connection, about);
                    views.note(
                            connection,
                            caller,
                            new ViewLog.Look(about, "notes", null),
                            work.chronicle().now());
                    Seals.Key key = work.seals().existing(connection, caller.institution(), about);
                    return NoteRows.page(
                            connection, caller, new NoteRows.Place(about, key), page.cut());
                });
    }

    @Operation(
            operationId = "addCaseNote",
            summary = "Write a note",
            description = "What is written stays. Who is mentioned is told that there is a note.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Shape.class)))
    @ApiResponse(responseCode = "201", description = "The note")
    @PostMapping(
            path = PATH,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<NoteView> add(
            Caller caller,
            @PathVariable String id,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        String text = form.text("words", Form.LONGEST_WORDS);
        List<String> mentions = form.texts("mentions", MOST_MENTIONS);
        boolean confidential = confidential(caller, form, text);
        form.done();
        UUID about = Filter.id(id);
        NoteView written =
                questions.change(
                        caller.institution(),
                        connection ->
                                write(
                                        connection,
                                        caller,
                                        about,
                                        new Said(text, mentions, confidential)));
        return ResponseEntity.status(HttpStatus.CREATED).body(written);
    }

    /** What an officer writes. */
    private record Said(String text, List<String> mentions, boolean confidential) {}

    /** Who may not know of reports writes for everybody, and cannot tell that there is more. */
    private static boolean confidential(Caller caller, Form form, String text) {
        Boolean wanted = form.optionalTruth("confidential");
        if (!caller.is(Role.REPORTER)) {
            if (Boolean.TRUE.equals(wanted)) {
                form.refuse("confidential", "is not for this officer to say");
            }
            return false;
        }
        return wanted != null ? wanted : ReportWords.areIn(text);
    }

    private NoteView write(Connection connection, Caller caller, UUID about, Said said)
            throws SQLException {
        Case kept = work.lockOpen(connection, caller, about, null);
        Instant now = work.chronicle().now();
        Seals.Key key = work.seals().key(connection, caller.institution(), about);
        UUID note = UUID.randomUUID();
        NoteRows.insert(
                connection,
                caller,
                new NoteRows.Written(
                        note,
                        about,
                        now,
                        said.mentions(),
                        key.seal(NoteRows.WORDS, said.text()),
                        said.confidential()));
        words.add(
                connection,
                caller.institution(),
                about,
                new CaseWords.Said(said.text(), said.confidential()));
        Map<String, String> details = told(note, said.mentions());
        if (said.confidential()) {
            work.addedConfidentially(connection, caller, kept, "note_added", details);
        } else {
            work.added(connection, caller, kept, "note_added", details);
        }
        return new NoteView(
                note.toString(),
                caller.login(),
                now,
                said.mentions(),
                said.text(),
                said.confidential());
    }

    private static Map<String, String> told(UUID note, List<String> mentions) {
        Map<String, String> details = new TreeMap<>();
        details.put("noteId", note.toString());
        if (!mentions.isEmpty()) {
            details.put("mentions", String.join(",", mentions));
        }
        return details;
    }
}
