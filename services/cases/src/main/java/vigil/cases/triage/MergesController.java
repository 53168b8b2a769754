package vigil.cases.triage;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.pages.Form;
import vigil.cases.pages.Versions;
import vigil.cases.queue.ItemView;
import vigil.cases.triage.TriageDesk.Seen;
import vigil.kernel.identity.Caller;

/** Makes one alert of several. */
@RestController
@Tag(name = "Triage")
class MergesController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final MergeDesk desk;

    MergesController(MergeDesk desk) {
        this.desk = desk;
    }

    /** The shape of a request. */
    @Schema(name = "MergeForm")
    record Shape(
            @Schema(description = "Id of that one of them which stays") String survivor,
            @Schema(description = "All of them as they were seen, 2 to 100")
                    List<BulkController.ShapeItem> items) {}

    @Operation(
            operationId = "mergeItems",
            summary = "Make one alert of several",
            description =
                    "Of all or of none, and for good. They are open alerts on one subject that wait for nobody's confirmation; the others are in no case, or in the survivor's. The survivor has the highest score and severity, the greatest amount, the earliest deadline and all tags of them; later hits of the others join it, and what is decided of it is decided of them.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Shape.class)))
    @PostMapping(path = "/v1/queue/merges", consumes = JSON, produces = JSON)
    ResponseEntity<ItemView> merge(
            Caller caller, @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        UUID survivor = form.uuid("survivor").orElse(new UUID(0, 0));
        List<Seen> seen = Bulk.named(form);
        if (seen.size() < 2 || seen.size() > MergeDesk.MOST) {
            form.refuse("items", "are 2 to " + MergeDesk.MOST);
        }
        if (seen.stream().map(Seen::item).distinct().count() < seen.size()) {
            form.refuse("items", "are named once each");
        }
        if (seen.stream().noneMatch(each -> each.item().equals(survivor))) {
            form.refuse("survivor", "is one of the items");
        }
        form.done();
        ItemView item = desk.merge(caller, survivor, seen);
        return ResponseEntity.ok().eTag(Versions.tag(item.version())).body(item);
    }
}
