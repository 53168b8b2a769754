package vigil.bench.screening;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Schema;

/** What is asked while the speed is measured: corrupted names of the list and ordinary names. */
final class Questions {

    private static final int COUNT = 11_000;

    /**
     * One question.
     *
     * @param source of whom it is a corrupted name; null for an ordinary one
     */
    record Asked(Entity entity, @Nullable Entity source) {}

    private Questions() {}

    /** Half of either, shuffled; the same at every call. */
    static List<Asked> of(Collection<Entity> list) throws IOException {
        List<Asked> questions = new ArrayList<>();
        int ofEachKind = COUNT / 2 / Corruption.values().length;
        CorruptedNames.of(list, ofEachKind, new Random(1))
                .forEach(question ->
                        questions.add(new Asked(question.asEntity(), question.source())));
        for (String name : new OrdinaryNames(new Random(2)).names(COUNT / 2, name -> false)) {
            Entity entity = Entity.builder("question", Schema.PERSON).name(name).build();
            questions.add(new Asked(entity, null));
        }
        Collections.shuffle(questions, new Random(3));
        return questions;
    }
}
