package vigil.launcher.analyse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vigil.launcher.analyse.MoneyTrail.Step;

/**
 * Keeps the alerts that tell most: high scores first, then trails that the eye can follow, long
 * ones before short ones, and one of every typology before a second of any.
 */
public final class TellingAlerts {
    private static final int LONGEST_TRAIL = 16;
    private static final Comparator<Story> MOST_TELLING =
            Comparator.comparingInt((Story story) -> -story.alert().score())
                    .thenComparing(story -> story.trail().size() > LONGEST_TRAIL)
                    .thenComparing(story -> -story.trail().size())
                    .thenComparing(story -> story.alert().at())
                    .thenComparing(story -> story.alert().alert());

    private final int most;
    private final Map<String, List<Story>> best = new TreeMap<>();

    /**
     * @param most alerts to keep of each typology
     */
    public TellingAlerts(int most) {
        this.most = most;
    }

    /** An alert and the payments that it rests on. */
    public record Story(Alert alert, List<Step> trail) {
        public Story {
            trail = List.copyOf(trail);
        }
    }

    public void offer(Story story) {
        List<Story> ofTypology =
                best.computeIfAbsent(story.alert().typology(), _ -> new ArrayList<>());
        ofTypology.add(story);
        ofTypology.sort(MOST_TELLING);
        if (ofTypology.size() > most) {
            ofTypology.removeLast();
        }
    }

    /** The most telling ones, at most {@code count}. */
    public List<Story> first(int count) {
        List<Story> told = new ArrayList<>();
        for (int rank = 0; rank < most; rank++) {
            int place = rank;
            best.values().stream()
                    .filter(stories -> stories.size() > place)
                    .map(stories -> stories.get(place))
                    .sorted(MOST_TELLING)
                    .forEach(told::add);
        }
        return told.subList(0, Math.min(count, told.size()));
    }
}
