package vigil.bench.screening;

import java.io.IOException;
import java.util.List;
import vigil.bench.screening.lucene.TrigramNames;
import vigil.matcher.entity.Entity;
import vigil.matcher.screening.SearchLimits;
import vigil.matcher.screening.WatchIndex;

/** A program that tells whom of the list an asked entity may be. */
@FunctionalInterface
interface Program {

    /** An entity of the list with its score, 0 to 1. */
    record Answer(Entity entity, double score) {}

    /** The likeliest first. */
    List<Answer> search(Entity asked) throws IOException;

    static Program matcher(WatchIndex index, SearchLimits limits) {
        return asked ->
                index.search(asked, limits).stream()
                        .map(hit -> new Answer(hit.entity(), hit.score()))
                        .toList();
    }

    static Program lucene(TrigramNames names, int most) {
        return asked ->
                names.search(asked, most).stream()
                        .map(found -> new Answer(found.entity(), found.score()))
                        .toList();
    }

    /** Where the entity stands among the answers, or -1. */
    static int place(List<Answer> answers, Entity entity) {
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).entity() == entity) {
                return i;
            }
        }
        return -1;
    }
}
