package vigil.watchlists.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.PropertyKind;
import vigil.watchlists.entities.Statement;

/**
 * What happened between two versions of a list.
 *
 * @param from the earlier version
 * @param to the later version
 * @param added entities that only the later one has
 * @param removed entities that only the earlier one had
 * @param changed entities of which both say different things
 */
public record SnapshotDelta(
        SnapshotId from,
        SnapshotId to,
        List<Entity> added,
        List<Entity> removed,
        List<Changed> changed) {

    /**
     * An entity that says something else than before.
     *
     * @param fields the properties whose statements differ; {@code schema} for the kind of thing
     */
    public record Changed(Entity before, Entity after, Set<String> fields) {}

    public SnapshotDelta {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /** The difference; both snapshots are in the order of ids. */
    public static SnapshotDelta between(Snapshot earlier, Snapshot later) {
        List<Entity> added = new ArrayList<>();
        List<Entity> removed = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        List<Entity> before = earlier.entities();
        List<Entity> after = later.entities();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            int order = order(before, i, after, j);
            if (order < 0) {
                removed.add(before.get(i++));
            } else if (order > 0) {
                added.add(after.get(j++));
            } else {
                Entity old = before.get(i++);
                Entity now = after.get(j++);
                if (!old.saysTheSameAs(now)) {
                    changed.add(new Changed(old, now, fields(old, now)));
                }
            }
        }
        return new SnapshotDelta(earlier.id(), later.id(), added, removed, changed);
    }

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    /**
     * Every entity that has to be looked at again: those that came, went or changed, and those that
     * these point to, since a new address or sanction concerns the one it belongs to.
     */
    public Set<EntityId> touched() {
        Set<EntityId> ids = new TreeSet<>();
        Stream.of(
                        added.stream(),
                        removed.stream(),
                        changed.stream().flatMap(one -> Stream.of(one.before(), one.after())))
                .flatMap(entities -> entities)
                .forEach(entity -> {
                    ids.add(entity.id());
                    entity.statements().stream()
                            .filter(said ->
                                    Property.kind(said.property()) == PropertyKind.ENTITY
                                            && EntityId.isValid(said.value()))
                            .forEach(said -> ids.add(new EntityId(said.value())));
                });
        return ids;
    }

    private static int order(List<Entity> before, int i, List<Entity> after, int j) {
        if (i == before.size()) {
            return 1;
        }
        return j == after.size() ? -1 : before.get(i).id().compareTo(after.get(j).id());
    }

    private static Set<String> fields(Entity before, Entity after) {
        Set<String> fields = new TreeSet<>();
        if (!before.schema().equals(after.schema())) {
            fields.add("schema");
        }
        Set<List<String>> old = said(before);
        Set<List<String>> now = said(after);
        old.stream().filter(one -> !now.contains(one)).forEach(one -> fields.add(one.getFirst()));
        now.stream().filter(one -> !old.contains(one)).forEach(one -> fields.add(one.getFirst()));
        return fields;
    }

    private static Set<List<String>> said(Entity entity) {
        return entity.statements().stream().map(SnapshotDelta::words).collect(Collectors.toSet());
    }

    private static List<String> words(Statement statement) {
        return List.of(
                statement.property(),
                statement.value(),
                statement.language(),
                statement.original(),
                statement.origin().list().text());
    }
}
