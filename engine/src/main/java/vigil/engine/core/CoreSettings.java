package vigil.engine.core;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What a core is set to. A snapshot continues under the settings that it was written with, and
 * under no others.
 *
 * @param window how far back patterns look, 1 hour to 13 days; true rings last 4 days and more
 * @param hubCap live payments of one account that a search looks at, the newest first; the rest
 *     counts as truncated
 * @param visitBudget payments that one search may look at before it gives up and counts as
 *     truncated
 * @param maxEdges payments kept in the flow graph at most; beyond it the oldest go early
 * @param maxAccounts accounts kept at most; beyond it those idle longest go
 * @param maxPairs payer-payee pairs kept at most; beyond it those idle longest go
 * @param accountRetention idle time after which an account is forgotten
 * @param pairRetention idle time after which a pair counts as new again
 * @param maxAdvance how far ahead of the clock one record may be and still move it
 * @param reportingThresholdMinor the sum above which cash must be reported (31 CFR 1010.311), in
 *     minor units of the base currency
 * @param baseCurrency the currency that amounts are compared in, as reasons name it
 * @param baseDigits decimals of the base currency
 * @param zone whose calendar days, hours and weekdays count
 */
public record CoreSettings(
        Duration window,
        int hubCap,
        int visitBudget,
        int maxEdges,
        int maxAccounts,
        int maxPairs,
        Duration accountRetention,
        Duration pairRetention,
        Duration maxAdvance,
        long reportingThresholdMinor,
        String baseCurrency,
        int baseDigits,
        ZoneId zone) {

    private static final Duration SHORTEST_WINDOW = Duration.ofHours(1);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(13);

    public CoreSettings {
        zone = zone.normalized(); // UTC has many names, and this one stands in hashes.
        require(
                window.compareTo(SHORTEST_WINDOW) >= 0 && window.compareTo(LONGEST_WINDOW) <= 0,
                "The window must be between 1 hour and 13 days, not " + window);
        require(hubCap >= 2, "The hub cap must be at least 2");
        require(visitBudget >= 16, "The visit budget must be at least 16");
        require(
                maxEdges >= 16 && maxAccounts >= 16 && maxPairs >= 16,
                "Bounds of memory must be at least 16");
        require(
                maxEdges <= 1 << 27 && maxPairs <= 1 << 27 && maxAccounts <= 1 << 25,
                "Bounds of memory are too large");
        require(
                accountRetention.compareTo(Duration.ofDays(31)) >= 0
                        && pairRetention.compareTo(Duration.ofDays(31)) >= 0,
                "Accounts and pairs must be kept for at least 31 days, the longest account window");
        require(maxAdvance.isPositive(), "The clock must be allowed to advance");
        require(
                !baseCurrency.isBlank() && baseDigits >= 0 && baseDigits <= 8,
                "The base currency needs a code and 0 to 8 decimals");
        require(reportingThresholdMinor > 0, "The reporting threshold must be positive");
    }

    /**
     * Four-day patterns; room for 32 M payments, 4 M accounts and 16 M pairs, used only as far as
     * needed.
     */
    public static CoreSettings defaults() {
        return new CoreSettings(
                Duration.ofDays(4),
                200,
                500,
                1 << 25,
                1 << 22,
                1 << 24,
                Duration.ofDays(400),
                Duration.ofDays(100),
                Duration.ofHours(1),
                10_000_00L,
                "USD",
                2,
                ZoneOffset.UTC);
    }

    public CoreSettings withWindow(Duration other) {
        return new CoreSettings(
                other,
                hubCap,
                visitBudget,
                maxEdges,
                maxAccounts,
                maxPairs,
                accountRetention,
                pairRetention,
                maxAdvance,
                reportingThresholdMinor,
                baseCurrency,
                baseDigits,
                zone);
    }

    /** The same in another zone. */
    public CoreSettings in(ZoneId other) {
        return new CoreSettings(
                window,
                hubCap,
                visitBudget,
                maxEdges,
                maxAccounts,
                maxPairs,
                accountRetention,
                pairRetention,
                maxAdvance,
                reportingThresholdMinor,
                baseCurrency,
                baseDigits,
                other);
    }

    /** Minor units in a major one of the base currency. */
    double baseUnit() {
        return Math.pow(10, baseDigits);
    }

    /**
     * Whether an amount of cash lies at the reporting threshold or closely below it: 80 % of it or
     * more, and not so much that it is reported.
     */
    boolean isNearThreshold(long baseMinor) {
        return baseMinor <= reportingThresholdMinor && baseMinor >= reportingThresholdMinor / 5 * 4;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
