package vigil.bench.screening;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Schema;

/** Names of listed entities, corrupted in one of eleven ways each. */
final class CorruptedNames {

    /** A corrupted name with the entity that it is of. */
    record Question(Corruption kind, Entity source, String name) {

        Entity asEntity() {
            return Entity.builder("question", source.schema()).name(name).build();
        }
    }

    private CorruptedNames() {}

    static List<Question> of(Collection<Entity> list, int ofEachKind, Random random) {
        List<Entity> entities = new ArrayList<>(list);
        List<Question> questions = new ArrayList<>();
        for (Corruption kind : Corruption.values()) {
            for (int made = 0; made < ofEachKind; ) {
                Entity entity = entities.get(random.nextInt(entities.size()));
                List<String> names = new ArrayList<>(entity.names());
                names.addAll(entity.aliases());
                String name = names.get(random.nextInt(names.size()));
                boolean suits = kind != Corruption.INITIAL || entity.schema() == Schema.PERSON;
                if (suits && kind.suits(name)) {
                    boolean person = entity.schema() == Schema.PERSON;
                    questions.add(new Question(kind, entity, kind.of(name, person, random)));
                    made++;
                }
            }
        }
        return questions;
    }
}
