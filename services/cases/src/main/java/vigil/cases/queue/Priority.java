package vigil.cases.queue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Words;

/**
 * Why an item stands where it stands in the queue: what it is worth to look at it now, as a sum of
 * stated weights, 0 to 1000.
 *
 * @param value the sum of the parts' points
 */
@Schema(name = "Priority")
public record Priority(int value, List<Part> parts) {

    private static final int SCORE = 400;
    private static final int SEVERITY = 250;
    private static final int DEADLINE = 200;
    private static final int AMOUNT = 150;

    /** An amount of ten million in the institution's currency has all the weight there is. */
    private static final double FULL_AMOUNT_DIGITS = 7;

    /** Shares of the time from arrival to deadline at which the urgency steps up. */
    private static final double[] STEPS = {0.5, 0.75, 1.0};

    /**
     * One reason.
     *
     * @param weight the most points that it can give
     * @param says in words, with the figures
     */
    @Schema(name = "PriorityPart")
    public record Part(String name, int weight, int points, String says) {}

    public Priority {
        parts = List.copyOf(parts);
    }

    /** The priority of what was found, at a stage of {@link #stage}. */
    public static Priority of(Item.Finding finding, int stage) {
        List<Part> parts =
                List.of(
                        part(
                                "score",
                                SCORE,
                                finding.score() / 1000.0,
                                "score " + finding.score() + " of 1000"),
                        part(
                                "severity",
                                SEVERITY,
                                finding.severity().share(),
                                "severity "
                                        + Words.of(finding.severity())
                                        + " of "
                                        + finding.typology()),
                        part("deadline", DEADLINE, stage / 3.0, urgency(stage)),
                        part("amount", AMOUNT, amountShare(finding.amount()), amountSays(finding)));
        return new Priority(parts.stream().mapToInt(Part::points).sum(), parts);
    }

    /** How much of an item's time is gone: 0 under a half, 1, 2 from three quarters, 3 overdue. */
    public static int stage(Item.Times times, Instant now) {
        int stage = 0;
        while (stage < STEPS.length && !now.isBefore(step(times, stage))) {
            stage++;
        }
        return stage;
    }

    /** When the stage after this one begins; null after the last. */
    public static @Nullable Instant nextStage(Item.Times times, int stage) {
        return stage < STEPS.length ? step(times, stage) : null;
    }

    /** When three quarters of the time are gone. */
    public static Instant atRisk(Instant received, Instant due) {
        Duration whole = Duration.between(received, due);
        return received.plusMillis((long) (whole.toMillis() * STEPS[1]));
    }

    private static Instant step(Item.Times times, int stage) {
        Duration whole = Duration.between(times.receivedAt(), times.dueAt());
        return times.receivedAt().plusMillis((long) (whole.toMillis() * STEPS[stage]));
    }

    private static Part part(String name, int weight, double share, String says) {
        return new Part(name, weight, (int) Math.round(weight * share), says);
    }

    private static double amountShare(BigDecimal amount) {
        return Math.min(1, Math.log10(1 + amount.doubleValue()) / FULL_AMOUNT_DIGITS);
    }

    private static String amountSays(Item.Finding finding) {
        return finding.currency() == null
                ? "no amount"
                : String.format(
                        Locale.ROOT,
                        "%s %s in %d transactions",
                        finding.amount().toPlainString(),
                        finding.currency(),
                        finding.transactions());
    }

    private static String urgency(int stage) {
        return switch (stage) {
            case 0 -> "less than half of the time gone";
            case 1 -> "half of the time gone";
            case 2 -> "three quarters of the time gone";
            default -> "overdue";
        };
    }
}
