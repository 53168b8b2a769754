package vigil.launcher.analyse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a ring has what a search can follow: two legs or more that money can have walked within
 * the window. In a cycle a leg is a payment, and each must come after the one that fed it; in a
 * scatter-gather a leg is an account between, paid by the source before it pays the target.
 */
final class RingReach {
    private static final int LEAST_LEGS = 2;

    private final Duration window;

    RingReach(Duration window) {
        this.window = window;
    }

    /** A payment of a ring; accounts as the core numbers them. */
    record Step(Instant at, long payer, long payee) {}

    /** Money into an account between and on from it. */
    private record Leg(long between, Instant in, Instant out) {}

    /** Null for typologies whose rings are followed in no such way. */
    @Nullable Boolean reaches(String typology, Collection<Step> steps) {
        return switch (typology) {
            case "CYCLE" -> closesInTime(steps);
            case "SCATTER-GATHER" -> legsInWindow(steps) >= LEAST_LEGS;
            default -> null;
        };
    }

    private boolean closesInTime(Collection<Step> steps) {
        List<Step> walk = steps.stream().sorted(Comparator.comparing(Step::at)).toList();
        if (walk.size() < LEAST_LEGS
                || !fits(walk.getFirst().at(), walk.getLast().at())
                || walk.getLast().payee() != walk.getFirst().payer()) {
            return false;
        }
        for (int i = 1; i < walk.size(); i++) {
            if (walk.get(i).payer() != walk.get(i - 1).payee()) {
                return false;
            }
        }
        return true;
    }

    /** The most legs that are whole at one time. */
    private long legsInWindow(Collection<Step> steps) {
        long source = mostCommon(steps, Step::payer);
        long target = mostCommon(steps, Step::payee);
        Map<Long, Instant> in = new HashMap<>();
        for (Step step : steps) {
            if (step.payer() == source) {
                in.merge(step.payee(), step.at(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        List<Leg> legs = new ArrayList<>();
        for (Step step : steps) {
            Instant paid = in.get(step.payer());
            if (step.payee() == target && paid != null && !paid.isAfter(step.at())) {
                legs.add(new Leg(step.payer(), paid, step.at()));
            }
        }
        return legs.stream()
                .mapToLong(last ->
                        legs.stream()
                                .filter(leg -> !leg.out().isAfter(last.out()))
                                .filter(leg -> fits(leg.in(), last.out()))
                                .map(Leg::between)
                                .distinct()
                                .count())
                .max()
                .orElse(0);
    }

    private boolean fits(Instant first, Instant last) {
        return Duration.between(first, last).compareTo(window) <= 0;
    }

    private static long mostCommon(Collection<Step> steps, Function<Step, Long> account) {
        return steps.stream()
                .collect(Collectors.groupingBy(account, Collectors.counting()))
                .entrySet()
                .stream()
                .max(
                        Map.Entry.<Long, Long>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0L);
    }
}
