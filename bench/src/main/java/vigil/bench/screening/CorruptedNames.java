package vigil.bench.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Schema;

/**
 * Names of listed entities, corrupted in one of eleven ways each. Where words are lost, a question
 * that fits another entry as well as its own is not asked: it has no right answer.
 */
final class CorruptedNames {

    /** A corrupted name with the entity that it is of. */
    record Question(String kind, Entity source, String name) {

        Entity asEntity() {
            return Entity.builder("question", source.schema()).name(name).build();
        }
    }

    private final List<Entity> entities;
    private final Map<String, BitSet> entitiesOf = new HashMap<>();
    private final Random random;

    private CorruptedNames(Collection<Entity> list, Random random) {
        this.entities = new ArrayList<>(list);
        this.random = random;
        for (int i = 0; i < entities.size(); i++) {
            for (String name : names(entities.get(i))) {
                for (String word : words(name)) {
                    entitiesOf.computeIfAbsent(word, w -> new BitSet()).set(i);
                }
            }
        }
    }

    static List<Question> of(Collection<Entity> list, int ofEachKind, Random random) {
        CorruptedNames names = new CorruptedNames(list, random);
        List<Question> questions = new ArrayList<>();
        for (Corruption kind : Corruption.values()) {
            for (int made = 0; made < ofEachKind; ) {
                Question question = names.question(kind);
                if (question != null) {
                    questions.add(question);
                    made++;
                }
            }
        }
        return questions;
    }

    private @Nullable Question question(Corruption kind) {
        Entity entity = entities.get(random.nextInt(entities.size()));
        List<String> names = names(entity);
        String name = names.get(random.nextInt(names.size()));
        boolean person = entity.schema() == Schema.PERSON;
        if ((kind == Corruption.INITIAL && !person) || !kind.suits(name)) {
            return null;
        }
        String corrupted = kind.of(name, person, random);
        boolean loses = kind == Corruption.DROPPED || kind == Corruption.INITIAL;
        return loses && fitsSeveral(corrupted)
                ? null
                : new Question(kind.name().toLowerCase(Locale.ROOT), entity, corrupted);
    }

    private boolean fitsSeveral(String name) {
        BitSet fitting = new BitSet();
        fitting.set(0, entities.size());
        for (String word : words(name)) {
            if (word.length() > 1) {
                fitting.and(entitiesOf.getOrDefault(word, new BitSet()));
            }
        }
        return fitting.cardinality() > 1;
    }

    private static List<String> names(Entity entity) {
        List<String> names = new ArrayList<>(entity.names());
        names.addAll(entity.aliases());
        return names;
    }

    private static List<String> words(String name) {
        return Arrays.asList(name.toLowerCase(Locale.ROOT).split("[ ,]+"));
    }
}
