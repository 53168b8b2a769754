package vigil.identity.reviews;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What is unusual about the last week of use, held against the four weeks before it. Hours are
 * those of UTC.
 */
public final class Habits {

    /** How far back uses are looked at. */
    public static final Duration SEEN = Duration.ofDays(35);

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int FEWEST_DAYS = 10;
    private static final int FEWEST_TOKENS = 30;
    private static final int TIMES = 3;
    private static final int FEWEST_REVEALS = 20;
    private static final Set<String> REVEALS =
            Set.of("transaction.revealed", "customer.viewed", "case.exported");

    /** What lies before is what is usual. */
    public static Instant border(Instant now) {
        return now.minus(WEEK);
    }

    private Habits() {}

    /**
     * {@code unusual-hour}: used at an hour of the day at which it never was before, by somebody
     * with ten days of use before; {@code unusual-volume}: a day with thirty tokens and more that
     * had more than three times those of the busiest day before.
     */
    public static List<String> unusual(SortedMap<Instant, Integer> uses, Instant now) {
        Instant border = now.minus(WEEK);
        SortedMap<Instant, Integer> before = uses.headMap(border);
        SortedMap<Instant, Integer> lately = uses.tailMap(border);
        List<String> findings = new ArrayList<>();
        Map<Instant, Integer> daysBefore = byDay(before);
        if (daysBefore.size() < FEWEST_DAYS) {
            return findings;
        }
        if (!hours(before).containsAll(hours(lately))) {
            findings.add("unusual-hour");
        }
        int busiest = daysBefore.values().stream().mapToInt(each -> each).max().orElse(0);
        boolean more =
                byDay(lately).values().stream()
                        .anyMatch(each -> each >= FEWEST_TOKENS && each > busiest * TIMES);
        if (more) {
            findings.add("unusual-volume");
        }
        return findings;
    }

    /**
     * Whether personal data was uncovered far more often on a day of the last week than on any of
     * the four weeks before: twenty times and more, above three times the most.
     */
    public static boolean hasManyReveals(List<AccessActs.Done> done, Instant now) {
        LocalDate border = LocalDate.ofInstant(now.minus(WEEK), ZoneOffset.UTC);
        LocalDate start = LocalDate.ofInstant(now.minus(SEEN), ZoneOffset.UTC);
        Map<LocalDate, Integer> days = new HashMap<>();
        done.stream()
                .filter(each -> REVEALS.contains(each.verb()) && !each.day().isBefore(start))
                .forEach(each -> days.merge(each.day(), each.acts(), Integer::sum));
        int most =
                days.entrySet().stream()
                        .filter(day -> day.getKey().isBefore(border))
                        .mapToInt(Map.Entry::getValue)
                        .max()
                        .orElse(0);
        return days.entrySet().stream()
                .filter(day -> !day.getKey().isBefore(border))
                .anyMatch(day -> day.getValue() >= FEWEST_REVEALS && day.getValue() > most * TIMES);
    }

    private static Set<Integer> hours(SortedMap<Instant, Integer> uses) {
        Set<Integer> hours = new HashSet<>();
        uses.keySet().forEach(each -> hours.add(each.atOffset(ZoneOffset.UTC).getHour()));
        return hours;
    }

    private static Map<Instant, Integer> byDay(SortedMap<Instant, Integer> uses) {
        Map<Instant, Integer> days = new HashMap<>();
        uses.forEach((hour, tokens) ->
                days.merge(hour.truncatedTo(ChronoUnit.DAYS), tokens, Integer::sum));
        return days;
    }
}
