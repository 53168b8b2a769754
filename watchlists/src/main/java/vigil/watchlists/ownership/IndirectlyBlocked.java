package vigil.watchlists.ownership;

import java.math.BigDecimal;
import java.util.List;
import vigil.watchlists.entities.EntityId;

/**
 * An entity that is on no list and blocked all the same.
 *
 * @param entity the entity
 * @param share what counts: of all blocked owners together, or of the largest, by the rule
 * @param holdings every blocked owner with its share, the largest first
 */
public record IndirectlyBlocked(EntityId entity, BigDecimal share, List<Holding> holdings) {

    /**
     * A blocked owner's part.
     *
     * @param owner listed, or indirectly blocked itself
     * @param share in per cent of the entity
     * @param path from a listed one through owners that are blocked to the entity
     */
    public record Holding(EntityId owner, BigDecimal share, List<EntityId> path) {
        public Holding {
            path = List.copyOf(path);
        }
    }

    public IndirectlyBlocked {
        holdings = List.copyOf(holdings);
    }
}
