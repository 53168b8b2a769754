package vigil.monitoring.detection;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vigil.engine.core.CoreSettings;
import vigil.kernel.money.Currency;

/**
 * How far back detection looks and how much it remembers. All of it stands in the hash of the
 * configuration that decisions name; under other settings no snapshot goes on, and the log is
 * replayed.
 *
 * @param window how far back patterns look, 1 hour to 13 days; a model is served under the one that
 *     it was trained with alone
 * @param hubCap payments of one account that a search looks at, the newest first
 * @param visitBudget payments that one search looks at before it gives up
 * @param maxPayments payments kept in the flow graph at most, 16 to 134,217,728
 * @param maxAccounts accounts kept at most, 16 to 33,554,432
 * @param maxPairs pairs of payer and payee kept at most, 16 to 134,217,728
 * @param reportingThreshold the sum above which cash is reported, in major units of the base
 *     currency; cash from four fifths of it up to it counts as near
 * @param zone whose calendar days, hours and weekdays count, such as America/New_York
 */
@ConfigurationProperties(prefix = "vigil.monitoring.core", ignoreUnknownFields = false)
public record DetectionSettings(
        @DefaultValue("4d") Duration window,
        @DefaultValue("200") int hubCap,
        @DefaultValue("500") int visitBudget,
        @DefaultValue("33554432") int maxPayments,
        @DefaultValue("4194304") int maxAccounts,
        @DefaultValue("16777216") int maxPairs,
        @DefaultValue("10000") BigDecimal reportingThreshold,
        @DefaultValue("UTC") ZoneId zone) {

    /** Checked as far as it can be without the base currency. */
    public DetectionSettings {
        if (reportingThreshold.signum() <= 0) {
            throw refusal("The reporting threshold must be positive", null);
        }
        settings(
                new Bounds(window, hubCap, visitBudget, maxPayments, maxAccounts, maxPairs),
                1,
                "any",
                0);
    }

    private record Bounds(
            Duration window,
            int hubCap,
            int visitBudget,
            int maxPayments,
            int maxAccounts,
            int maxPairs) {}

    /**
     * What a core is set to.
     *
     * @throws IllegalArgumentException when the threshold has more decimals than the currency
     */
    public CoreSettings in(Currency base) {
        return settings(
                        new Bounds(window, hubCap, visitBudget, maxPayments, maxAccounts, maxPairs),
                        minor(base),
                        base.code(),
                        base.scale())
                .in(zone);
    }

    private long minor(Currency base) {
        try {
            return reportingThreshold.movePointRight(base.scale()).longValueExact();
        } catch (ArithmeticException e) {
            throw refusal(
                    "reporting-threshold "
                            + reportingThreshold.toPlainString()
                            + " is no amount of "
                            + base.code()
                            + ", which has "
                            + base.scale()
                            + " decimals",
                    e);
        }
    }

    private static CoreSettings settings(
            Bounds bounds, long thresholdMinor, String currency, int digits) {
        CoreSettings usual = CoreSettings.defaults();
        try {
            return new CoreSettings(
                    bounds.window(),
                    bounds.hubCap(),
                    bounds.visitBudget(),
                    bounds.maxPayments(),
                    bounds.maxAccounts(),
                    bounds.maxPairs(),
                    usual.accountRetention(),
                    usual.pairRetention(),
                    usual.maxAdvance(),
                    thresholdMinor,
                    currency,
                    digits,
                    usual.zone());
        } catch (IllegalArgumentException e) {
            throw refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private static IllegalArgumentException refusal(
            String reason, @Nullable RuntimeException cause) {
        return new IllegalArgumentException("vigil.monitoring.core: " + reason, cause);
    }
}
