package vigil.matcher.alignment;

import java.util.List;
import vigil.matcher.words.Name;
import vigil.matcher.words.Word;

/**
 * Two names laid word against word.
 *
 * @param logit log-odds that they mean one
 */
public record Alignment(
        Name asked,
        Name listed,
        List<Pair> pairs,
        List<Word> askedAlone,
        List<Word> listedAlone,
        double logit) {

    public Alignment {
        pairs = List.copyOf(pairs);
        askedAlone = List.copyOf(askedAlone);
        listedAlone = List.copyOf(listedAlone);
    }

    /**
     * Words taken for the same; several on a side when they are written as one on the other.
     *
     * @param similarity 1 for the same spelling
     */
    public record Pair(List<Word> asked, List<Word> listed, float similarity) {
        public Pair {
            asked = List.copyOf(asked);
            listed = List.copyOf(listed);
        }
    }
}
