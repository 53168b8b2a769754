package vigil.matcher.screening;

import java.util.ArrayList;
import java.util.List;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Schema;
import vigil.matcher.index.NameIndex;
import vigil.matcher.words.Name;
import vigil.matcher.words.NameReader;

/**
 * The names of all entities of one kind.
 *
 * @param entityOf place of a name → place of its entity
 * @param weak whether a name is but a weak alias
 */
record Partition(Schema.Kind kind, NameIndex index, int[] entityOf, boolean[] weak) {

    /** Gathers the names of entities of one kind. */
    static final class Builder {
        private final Schema.Kind kind;
        private final NameReader reader;
        private final List<Name> names = new ArrayList<>();
        private final List<Integer> entities = new ArrayList<>();
        private final List<Boolean> weak = new ArrayList<>();

        Builder(Schema.Kind kind, NameReader reader) {
            this.kind = kind;
            this.reader = reader;
        }

        void add(Entity entity, int place) {
            entity.names().forEach(name -> add(name, place, false));
            entity.aliases().forEach(name -> add(name, place, false));
            entity.weakAliases().forEach(name -> add(name, place, true));
        }

        private void add(String raw, int place, boolean isWeak) {
            for (Name name : reader.readAll(raw, kind)) {
                if (!name.words().isEmpty()) {
                    names.add(name);
                    entities.add(place);
                    weak.add(isWeak);
                }
            }
        }

        Partition build() {
            boolean[] flags = new boolean[weak.size()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = weak.get(i);
            }
            return new Partition(
                    kind,
                    NameIndex.of(names),
                    entities.stream().mapToInt(Integer::intValue).toArray(),
                    flags);
        }
    }
}
