package vigil.launcher.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vigil.matcher.entity.Entity;
import vigil.matcher.explanation.Explanation;
import vigil.matcher.ofac.OfacScore;
import vigil.watchlists.matching.Finder.Found;

/** A hit as lines on a screen. */
final class ShownHit {

    private ShownHit() {}

    static List<String> lines(KeptIndexes kept, Entity asked, Found found) {
        Entity listed = found.hit().entity();
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%5.1f %%  %s  %s, %s%s",
                        100 * found.hit().score(),
                        listed.caption(),
                        listed.id(),
                        listed.schema().label(),
                        listed.programs().isEmpty()
                                ? ""
                                : ", " + String.join(" ", listed.programs())));
        for (String sentence : Explanation.sentences(kept.compare(asked, found))) {
            lines.add("         " + sentence);
        }
        lines.add(
                String.format(
                        Locale.ROOT,
                        "         OFAC's search tool would score the names %.0f.",
                        OfacScore.of(asked, listed)));
        return lines;
    }
}
