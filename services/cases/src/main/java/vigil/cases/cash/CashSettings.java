package vigil.cases.cash;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vigil.filings.cash.CashDays;

/**
 * How cash is added up.
 *
 * @param zone whose midnight ends a business day
 * @param limit in US dollars; a day with more than that, in or out, calls for a report (31 CFR
 *     1010.311)
 * @param from the first business day that is reported from here: cash of earlier days is history
 *     that was loaded, and lies with whoever reported then
 */
@ConfigurationProperties(prefix = "vigil.cases.cash", ignoreUnknownFields = false)
public record CashSettings(
        @DefaultValue("America/New_York") ZoneId zone,
        @DefaultValue("10000") BigDecimal limit,
        @DefaultValue("1970-01-01") LocalDate from) {

    public CashSettings {
        if (limit.signum() <= 0) {
            throw new IllegalArgumentException("vigil.cases.cash: limit is above zero");
        }
    }

    /** The business day of a moment. */
    LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** The middle of a business day, which is of that day in neighbouring zones too. */
    public Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(zone).toInstant();
    }

    public CashDays days() {
        return new CashDays(zone, limit);
    }
}
