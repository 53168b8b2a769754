package vigil.screening.lists;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.formats.ListFormat;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotDelta;

/** Which lists are in force, and their earlier versions. */
@RestController
@Tag(name = "Lists")
class ListsController {

    private final Lists lists;
    private final Upkeep upkeep;
    private final Arrivals arrivals;
    private final Evidence evidence;

    ListsController(Lists lists, Upkeep upkeep, Arrivals arrivals, Evidence evidence) {
        this.lists = lists;
        this.upkeep = upkeep;
        this.arrivals = arrivals;
        this.evidence = evidence;
    }

    /** All lists in force under one name. */
    record InForceView(@Schema(description = "SHA-256 over all versions") String lists) {}

    /** A version that is or was in force. */
    record VersionView(
            String version, String edition, Instant adopted, Map<String, String> files) {}

    /**
     * What a file brought.
     *
     * @param isNew whether it is in force as a new version
     * @param waitsForSecond whether it comes into force when a second officer brings the same
     */
    record ArrivalView(
            String list,
            String version,
            boolean isNew,
            boolean waitsForSecond,
            int added,
            int removed,
            int changed) {}

    /** Items of a list that has no pages. */
    record All<T>(List<T> items) {}

    @Operation(operationId = "listsInForce", summary = "One name for all versions in force")
    @GetMapping(path = "/v1/screening/lists-in-force", produces = MediaType.APPLICATION_JSON_VALUE)
    InForceView inForce() {
        return new InForceView(lists.inForce().version());
    }

    @Operation(operationId = "lists", summary = "The lists in force")
    @GetMapping(path = "/v1/screening/lists", produces = MediaType.APPLICATION_JSON_VALUE)
    All<ListView> all() {
        return new All<>(lists.inForce().all().stream().map(ListView::of).toList());
    }

    @Operation(operationId = "list", summary = "A list in force")
    @GetMapping(path = "/v1/screening/lists/{list}", produces = MediaType.APPLICATION_JSON_VALUE)
    ListView one(@PathVariable String list) {
        return ListView.of(lists.list(list));
    }

    @Operation(
            operationId = "listVersions",
            summary = "Every version of a list that was in force, newest first")
    @GetMapping(
            path = "/v1/screening/lists/{list}/versions",
            produces = MediaType.APPLICATION_JSON_VALUE)
    All<VersionView> versions(@PathVariable String list) {
        try {
            ListId id = lists.list(list).snapshot().list();
            return new All<>(
                    upkeep.archive().versions(id).reversed().stream()
                            .map(version ->
                                    new VersionView(
                                            version.id().text(),
                                            version.edition(),
                                            version.adopted(),
                                            version.raw()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Operation(
            operationId = "bringList",
            summary = "Put a file in force as the next version of a list",
            description =
                    "As strict as with files that are fetched: what shrinks, loses fields or changes identities too much is refused, and the version in force stays. Lists are everybody's: what takes entries away or changes them waits (202) until a second officer brings the same within a week.")
    @ApiResponse(
            responseCode = "200",
            description = "In force",
            content = @Content(schema = @Schema(implementation = ArrivalView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Waits for a second officer",
            content = @Content(schema = @Schema(implementation = ArrivalView.class)))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @PostMapping(
            path = "/v1/screening/lists/{list}/versions",
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ArrivalView> bring(
            Caller caller,
            @PathVariable String list,
            @RequestParam @Parameter(example = "ofac-sdn-classic") String format,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        if (!ListId.isValid(list)) {
            throw Refusal.of(ProblemCode.NOT_FOUND, "No list can have this id.");
        }
        ListFormat known =
                ListFormat.named(format)
                        .orElseThrow(() ->
                                Cut.refusal(
                                        "format",
                                        "is one of " + String.join(", ", ListFormat.names())));
        lists.inForce();
        return switch (taken(caller, new ListId(list), known, request)) {
            case Arrival.Unchanged unchanged -> ResponseEntity.ok(unchanged(list));
            case Arrival.InForce arrived -> ResponseEntity.ok(arrival(arrived.change()));
            case Arrival.Waits waits ->
                    ResponseEntity.accepted().body(view(list, waits.delta(), false));
        };
    }

    private Arrival taken(Caller caller, ListId list, ListFormat format, HttpServletRequest request)
            throws IOException {
        try {
            return arrivals.take(
                    caller, list, format, request.getInputStream(), request.getContentLengthLong());
        } catch (Refusal e) {
            evidence.record(
                    new Act(
                            caller.institution(),
                            caller.login(),
                            "list.refused",
                            list.text(),
                            Map.of("code", e.problem().code())));
            throw e;
        }
    }

    private static ArrivalView arrival(ListChange change) {
        Snapshot snapshot = change.list().snapshot();
        String list = snapshot.list().text();
        return change.delta()
                .map(delta -> view(list, delta, true))
                .orElseGet(() ->
                        new ArrivalView(
                                list,
                                snapshot.id().text(),
                                true,
                                false,
                                snapshot.entities().size(),
                                0,
                                0));
    }

    private static ArrivalView view(String list, SnapshotDelta delta, boolean isNew) {
        return new ArrivalView(
                list,
                delta.to().text(),
                isNew,
                !isNew,
                delta.added().size(),
                delta.removed().size(),
                delta.changed().size());
    }

    private ArrivalView unchanged(String list) {
        return new ArrivalView(
                list, lists.list(list).snapshot().id().text(), false, false, 0, 0, 0);
    }
}
