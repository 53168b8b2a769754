package vigil.screening.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.screening.pages.Revision;
import vigil.screening.questions.JsonBody;
import vigil.screening.questions.QuestionReader;
import vigil.screening.register.Institutions;

/** How an institution judges hits. */
@RestController
@Tag(name = "Hits")
class SettingsController {

    private static final String PATH = "/v1/screening/settings";

    private final Questions questions;
    private final Evidence evidence;

    SettingsController(Questions questions, Evidence evidence) {
        this.questions = questions;
        this.evidence = evidence;
    }

    /**
     * An institution's settings.
     *
     * @param fourEyes whether a false positive needs a second officer; true until it is changed
     * @param revision counts every change; the ETag
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SettingsView(boolean fourEyes, int revision, @Nullable String changedBy) {}

    /** The shape of a change. */
    @Schema(name = "ReviewSettings")
    record Shape(boolean fourEyes) {}

    @Operation(operationId = "screeningSettings", summary = "How the institution judges hits")
    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SettingsView> present(Caller caller) {
        return tagged(questions.ask(caller.institution(), SettingsController::read));
    }

    @Operation(
            operationId = "changeScreeningSettings",
            summary = "Ask for four eyes, or do not",
            description = "Judgements that wait go on waiting.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Shape.class)))
    @PutMapping(
            path = PATH,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SettingsView> change(
            Caller caller,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        JsonNode fourEyes = JsonBody.object(request).path("fourEyes");
        if (!fourEyes.isBoolean()) {
            QuestionReader reader = new QuestionReader();
            reader.refuse("fourEyes", "is true or false");
            reader.done();
        }
        return tagged(
                questions.change(
                        caller.institution(),
                        connection -> {
                            Institutions.note(connection, caller.institution());
                            Revision.require(ifMatch, read(connection).revision());
                            write(connection, caller, fourEyes.booleanValue());
                            return read(connection);
                        }));
    }

    private void write(Connection connection, Caller caller, boolean fourEyes) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into review_settings (institution, four_eyes, changed_by) values (?, ?, ?)
                        on conflict (institution) do update set four_eyes = excluded.four_eyes,
                            revision = review_settings.revision + 1, changed_by = excluded.changed_by,
                            changed_at = now()\
                        """)) {
            upsert.setString(1, caller.institution().value());
            upsert.setBoolean(2, fourEyes);
            upsert.setString(3, caller.login());
            upsert.executeUpdate();
        }
        evidence.record(
                connection,
                List.of(
                        new Act(
                                caller.institution(),
                                caller.login(),
                                "screening.settings_changed",
                                "settings",
                                Map.of("fourEyes", Boolean.toString(fourEyes)))));
    }

    private static SettingsView read(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select four_eyes, revision, changed_by from review_settings");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? new SettingsView(row.getBoolean(1), row.getInt(2), row.getString(3))
                    : new SettingsView(true, 0, null);
        }
    }

    private static ResponseEntity<SettingsView> tagged(SettingsView settings) {
        return ResponseEntity.ok().eTag(Revision.tag(settings.revision())).body(settings);
    }
}
