package vigil.cases.triage;

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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.pages.Form;
import vigil.cases.pages.Tags;
import vigil.cases.pages.Versions;
import vigil.cases.queue.ItemView;
import vigil.cases.triage.TriageDesk.Seen;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;

/** Words by which items are sorted, and those that the institution has used before. */
@RestController
@Tag(name = "Triage")
class TagsController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private static final String USED =
            """
            select tag, sum(items)::bigint as items, sum(cases)::bigint as cases
            from (select unnest(tags) as tag, 1 as items, 0 as cases from work_items where cardinality(tags) > 0
                union all
                select unnest(tags), 0, 1 from cases where cardinality(tags) > 0) x
            group by tag order by count(*) desc, tag limit 200\
            """;

    private final TriageDesk desk;
    private final Questions questions;

    TagsController(TriageDesk desk, Questions questions) {
        this.desk = desk;
        this.questions = questions;
    }

    /** The shape of a change. */
    @Schema(name = "TagsForm")
    record Shape(
            @Schema(
                            description =
                                    "All that it has from now on, at most 20: 2 to 40 letters and digits with single spaces and hyphens between. Everybody reads them: words that speak of a report are refused")
                    List<String> tags) {}

    /**
     * A tag that is in use.
     *
     * @param items alerts and hits that have it
     * @param cases that have it
     */
    @Schema(name = "UsedTag")
    record Used(String tag, long items, long cases) {}

    @Operation(
            operationId = "usedTags",
            summary = "The tags in use, the most used first, at most 200")
    @GetMapping(path = "/v1/queue/tags", produces = JSON)
    List<Used> used(Caller caller) {
        return questions.ask(caller.institution(), TagsController::used);
    }

    private static List<Used> used(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(USED);
                ResultSet row = select.executeQuery()) {
            List<Used> used = new ArrayList<>();
            while (row.next()) {
                used.add(new Used(row.getString(1), row.getLong(2), row.getLong(3)));
            }
            return used;
        }
    }

    @Operation(operationId = "tagItem", summary = "Say by which words an item is sorted")
    @RequestBody(
            required = true,
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Shape.class)))
    @PutMapping(path = "/v1/queue/{id}/tags", consumes = JSON, produces = JSON)
    ResponseEntity<ItemView> set(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        List<String> tags = Tags.of(form, "tags");
        form.done();
        Seen seen = new Seen(Filter.id(id), Versions.expected(ifMatch));
        ItemView item = desk.act(caller, seen, desk.setTags(tags));
        return ResponseEntity.ok().eTag(Versions.tag(item.version())).body(item);
    }
}
