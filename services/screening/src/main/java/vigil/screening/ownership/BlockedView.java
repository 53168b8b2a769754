package vigil.screening.ownership;

import java.util.List;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.ownership.IndirectlyBlocked;

/**
 * An entry that is blocked because of its owners.
 *
 * @param share of all blocked owners together, in per cent
 * @param holdings every blocked owner, the largest first
 */
public record BlockedView(String entry, String share, List<HoldingView> holdings) {

    /**
     * A blocked owner's part.
     *
     * @param share in per cent
     * @param path ids from a listed owner to the entry
     */
    public record HoldingView(String owner, String share, List<String> path) {}

    public static BlockedView of(IndirectlyBlocked blocked) {
        return new BlockedView(
                blocked.entity().text(),
                blocked.share().toPlainString(),
                blocked.holdings().stream()
                        .map(holding ->
                                new HoldingView(
                                        holding.owner().text(),
                                        holding.share().toPlainString(),
                                        holding.path().stream().map(EntityId::text).toList()))
                        .toList());
    }
}
