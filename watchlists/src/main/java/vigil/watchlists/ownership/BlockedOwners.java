package vigil.watchlists.ownership;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.ListedDate;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.ownership.IndirectlyBlocked.Holding;

/**
 * Spreads blocking along ownership. An entity that blocked owners hold to the rule's share is
 * blocked, and what it owns counts in full from then on; one that they hold to less passes nothing
 * on. The smallest set that is closed under this is found step by step from the listed ones, so
 * circles of owners block nobody by themselves.
 *
 * <p>Two links between the same owner and the same entity are two sources for one holding: the
 * larger counts. Links without a share, and those that ended, count nothing.
 */
public final class BlockedOwners {
    private static final String NOT_BLOCKING = "Not blocking";

    private final OwnershipRule rule;

    /** Asset → owner → share. */
    private final Map<EntityId, Map<EntityId, BigDecimal>> owners = new TreeMap<>();

    private final Map<EntityId, Set<EntityId>> assets = new TreeMap<>();
    private final Set<EntityId> listed = new TreeSet<>();

    private BlockedOwners(OwnershipRule rule) {
        this.rule = rule;
    }

    /**
     * The indirectly blocked entities, in the order of their ids.
     *
     * @param entities of all lists that count, listed ones and links
     * @param day on which the links have to hold
     */
    public static List<IndirectlyBlocked> of(
            Collection<Entity> entities, LocalDate day, OwnershipRule rule) {
        BlockedOwners owners = new BlockedOwners(rule);
        owners.listed.addAll(listed(entities));
        for (Entity entity : entities) {
            if (entity.schema().equals(Schema.OWNERSHIP) && holds(entity, day)) {
                owners.link(entity);
            }
        }
        return owners.spread();
    }

    /** Everybody whose property a list blocks: sanctioned, and not only by lists that do not. */
    public static Set<EntityId> listed(Collection<Entity> entities) {
        Set<EntityId> blocked = new HashSet<>();
        Map<EntityId, Boolean> sanctions = new TreeMap<>();
        for (Entity entity : entities) {
            if (entity.says(Property.TOPICS, "sanction")) {
                blocked.add(entity.id());
            }
            if (entity.schema().equals(Schema.SANCTION)) {
                boolean blocks = !entity.says(Property.PROVISIONS, NOT_BLOCKING);
                ids(entity, Property.ENTITY)
                        .forEach(id -> sanctions.merge(id, blocks, Boolean::logicalOr));
            }
        }
        blocked.removeIf(id -> !sanctions.getOrDefault(id, true));
        return blocked;
    }

    private void link(Entity link) {
        Optional<BigDecimal> share =
                link.values(Property.PERCENTAGE).stream()
                        .map(OwnedShare::of)
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder());
        if (share.isEmpty()) {
            return;
        }
        for (EntityId owner : ids(link, Property.OWNER)) {
            for (EntityId asset : ids(link, Property.ASSET)) {
                if (!owner.equals(asset)) {
                    owners.computeIfAbsent(asset, id -> new TreeMap<>())
                            .merge(owner, share.get(), BigDecimal::max);
                    assets.computeIfAbsent(owner, id -> new TreeSet<>()).add(asset);
                }
            }
        }
    }

    private List<IndirectlyBlocked> spread() {
        Map<EntityId, List<EntityId>> paths = new TreeMap<>();
        listed.forEach(id -> paths.put(id, List.of(id)));
        Map<EntityId, BigDecimal> derived = new TreeMap<>();
        Queue<EntityId> fresh = new ArrayDeque<>(new TreeSet<>(listed));
        while (!fresh.isEmpty()) {
            for (EntityId asset : assets.getOrDefault(fresh.remove(), Set.of())) {
                BigDecimal share = counted(asset, paths.keySet());
                if (!paths.containsKey(asset) && rule.blocks(share)) {
                    EntityId owner = largest(asset, paths.keySet());
                    paths.put(asset, longer(paths.getOrDefault(owner, List.of()), asset));
                    derived.put(asset, share);
                    fresh.add(asset);
                }
            }
        }
        List<IndirectlyBlocked> found = new ArrayList<>();
        for (EntityId entity : derived.keySet()) {
            found.add(
                    new IndirectlyBlocked(
                            entity, counted(entity, paths.keySet()), holdings(entity, paths)));
        }
        return found;
    }

    private BigDecimal counted(EntityId asset, Set<EntityId> blocked) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal most = BigDecimal.ZERO;
        for (Map.Entry<EntityId, BigDecimal> owner : ownersOf(asset).entrySet()) {
            if (blocked.contains(owner.getKey())) {
                sum = sum.add(owner.getValue());
                most = most.max(owner.getValue());
            }
        }
        return rule.aggregated() ? sum : most;
    }

    private EntityId largest(EntityId asset, Set<EntityId> blocked) {
        return ownersOf(asset).entrySet().stream()
                .filter(owner -> blocked.contains(owner.getKey()))
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private List<Holding> holdings(EntityId asset, Map<EntityId, List<EntityId>> paths) {
        return ownersOf(asset).entrySet().stream()
                .filter(owner -> paths.containsKey(owner.getKey()))
                .sorted(Map.Entry.<EntityId, BigDecimal>comparingByValue().reversed())
                .map(owner ->
                        new Holding(
                                owner.getKey(),
                                owner.getValue(),
                                longer(paths.getOrDefault(owner.getKey(), List.of()), asset)))
                .toList();
    }

    private Map<EntityId, BigDecimal> ownersOf(EntityId asset) {
        return owners.getOrDefault(asset, Map.of());
    }

    private static boolean holds(Entity link, LocalDate day) {
        boolean ended =
                link.values(Property.END_DATE).stream()
                        .map(ListedDate::of)
                        .flatMap(Optional::stream)
                        .anyMatch(end -> end.latest().isBefore(day));
        boolean later =
                link.values(Property.START_DATE).stream()
                        .map(ListedDate::of)
                        .flatMap(Optional::stream)
                        .anyMatch(start -> start.earliest().isAfter(day));
        return !ended && !later && !link.says(Property.STATUS, "former");
    }

    private static List<EntityId> ids(Entity entity, String property) {
        return entity.values(property).stream()
                .filter(EntityId::isValid)
                .map(EntityId::new)
                .toList();
    }

    private static List<EntityId> longer(List<EntityId> path, EntityId next) {
        List<EntityId> longer = new ArrayList<>(path);
        longer.add(next);
        return longer;
    }
}
