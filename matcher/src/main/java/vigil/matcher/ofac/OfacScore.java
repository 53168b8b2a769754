package vigil.matcher.ofac;

import java.util.ArrayList;
import java.util.List;
import vigil.matcher.entity.Entity;
import vigil.matcher.text.Folding;

/**
 * The score of OFAC's Sanctions List Search as its FAQ 249 describes it and as its answers show:
 * the greater of the similarity of the whole names (only when they begin with the same letter) and
 * the mean over the asked words of their most similar listed word. Words of one or two letters are
 * not asked for; a word below half contributes nothing.
 */
public final class OfacScore {

    private static final double LEAST_WORD = 0.5;
    private static final int SHORT_WORD = 2;

    private OfacScore() {}

    /** 0 to 100, the best over all names of the two; weak aliases count as the tool counts them. */
    public static double of(Entity asked, Entity listed) {
        double best = 0;
        for (String mine : names(asked)) {
            for (String theirs : names(listed)) {
                best = Math.max(best, of(mine, theirs));
            }
        }
        return best;
    }

    /** 0 to 100 for one name against another. */
    public static double of(String asked, String listed) {
        List<String> mine = words(asked);
        List<String> theirs = words(listed);
        if (mine.isEmpty() || theirs.isEmpty()) {
            return 0;
        }
        return 100 * Math.max(whole(mine, theirs), byWord(mine, theirs));
    }

    private static List<String> names(Entity entity) {
        List<String> names = new ArrayList<>(entity.names());
        names.addAll(entity.aliases());
        names.addAll(entity.weakAliases());
        return names;
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : Folding.fold(name).replace(".", "").split(" ")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static double whole(List<String> mine, List<String> theirs) {
        String asked = String.join(" ", mine);
        String listed = String.join(" ", theirs);
        return asked.charAt(0) == listed.charAt(0) ? JaroWinkler.alwaysBoosted(asked, listed) : 0;
    }

    private static double byWord(List<String> mine, List<String> theirs) {
        List<String> telling = mine.stream().filter(word -> word.length() > SHORT_WORD).toList();
        List<String> asked = telling.isEmpty() ? mine : telling;
        double sum = 0;
        for (String word : asked) {
            double best = 0;
            for (String other : theirs) {
                best = Math.max(best, JaroWinkler.boostedWhenClose(word, other));
            }
            sum += best >= LEAST_WORD ? best : 0;
        }
        return sum / asked.size();
    }
}
