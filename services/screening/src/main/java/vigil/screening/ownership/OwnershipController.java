package vigil.screening.ownership;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vigil.screening.lists.Lists;
import vigil.watchlists.versions.Snapshot;

/** Who is blocked because of who owns it. */
@RestController
@Tag(name = "Lists")
class OwnershipController {

    private final Lists lists;
    private final IndirectBlocks blocks;

    OwnershipController(Lists lists, IndirectBlocks blocks) {
        this.lists = lists;
        this.blocks = blocks;
    }

    /** The indirectly blocked of a version. */
    record BlockedOfList(String list, String version, List<BlockedView> items) {}

    @Operation(
            operationId = "indirectlyBlocked",
            summary = "Entries that blocked owners hold to 50 per cent or more",
            description =
                    "By OFAC's rule: shares of blocked owners add up, and who is blocked by the rule counts in full.")
    @GetMapping(
            path = "/v1/screening/lists/{list}/indirectly-blocked",
            produces = MediaType.APPLICATION_JSON_VALUE)
    BlockedOfList blocked(@PathVariable String list) {
        Snapshot snapshot = lists.list(list).snapshot();
        return new BlockedOfList(
                snapshot.list().text(),
                snapshot.id().text(),
                blocks.of(snapshot).values().stream().map(BlockedView::of).toList());
    }
}
