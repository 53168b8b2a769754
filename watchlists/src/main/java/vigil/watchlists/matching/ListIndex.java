package vigil.watchlists.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import vigil.matcher.entity.Schema;
import vigil.matcher.screening.WatchIndex;
import vigil.matcher.words.NameReader;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Statement;
import vigil.watchlists.versions.Snapshot;

/**
 * A version of a list with the index of those on it that bear names. Immutable.
 *
 * @param snapshot the version
 * @param index named by the version's id
 * @param versions of its entries
 */
public record ListIndex(Snapshot snapshot, WatchIndex index, EntryVersions versions) {

    /** Indexes a version. */
    public static ListIndex of(Snapshot snapshot, NameReader reader) {
        return new ListIndex(
                snapshot,
                WatchIndex.of(snapshot.id().text(), compared(snapshot), reader),
                EntryVersions.of(snapshot));
    }

    /** Those of a version that bear names, as they are compared. */
    public static List<vigil.matcher.entity.Entity> compared(Snapshot snapshot) {
        Map<String, Set<String>> programs = new TreeMap<>();
        Map<String, Set<String>> wallets = new TreeMap<>();
        for (Entity entity : snapshot.entities()) {
            switch (entity.schema().name()) {
                case "Sanction" -> gather(programs, entity, Property.ENTITY, Property.PROGRAM);
                case "CryptoWallet" ->
                        gather(wallets, entity, Property.HOLDER, Property.PUBLIC_KEY);
                default -> {} // Says nothing of another that is compared.
            }
        }
        List<vigil.matcher.entity.Entity> compared = new ArrayList<>();
        for (Entity entity : snapshot.entities()) {
            Optional<Schema> schema = Compared.schema(entity.schema().name());
            if (schema.isPresent()) {
                Compared made = compared(entity, schema.get(), snapshot);
                of(programs, entity).forEach(made::program);
                of(wallets, entity).forEach(key -> made.add(Property.PUBLIC_KEY, key));
                compared.add(made.build());
            }
        }
        return compared;
    }

    private static Compared compared(Entity entity, Schema schema, Snapshot snapshot) {
        Compared compared =
                new Compared(entity.id().text(), schema)
                        .caption(entity.caption())
                        .dataset(snapshot.list().text());
        for (Statement said : entity.statements()) {
            compared.add(said.property(), inOwnWords(said));
        }
        return compared;
    }

    /** The list's own words: the comma of a name tells the family, and a date what is not known. */
    private static String inOwnWords(Statement said) {
        return switch (said.property()) {
            case Property.NAME, Property.ALIAS, Property.WEAK_ALIAS, Property.PREVIOUS_NAME ->
                    said.original().isEmpty() ? said.value() : said.original();
            default -> said.value();
        };
    }

    private static void gather(
            Map<String, Set<String>> values, Entity entity, String of, String property) {
        for (String about : entity.values(of)) {
            values.computeIfAbsent(about, id -> new TreeSet<>()).addAll(entity.values(property));
        }
    }

    private static Stream<String> of(Map<String, Set<String>> values, Entity entity) {
        return values.getOrDefault(entity.id().text(), Set.of()).stream();
    }
}
