package vigil.monitoring.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import vigil.kernel.money.Currency;
import vigil.kernel.pages.Filter;

/**
 * A stretch of event time.
 *
 * @param from inclusive
 * @param to exclusive
 * @param currency the institution's, in which sums are given
 */
record Stretch(Instant from, Instant to, Currency currency) {

    /** The days that end with an account's latest payment; not found when it has none. */
    static Stretch before(Connection connection, long account, int days) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select event_time, base_currency from (
                            (select event_time, base_currency from transactions where payer = ? order by number desc limit 100)
                            union all
                            (select event_time, base_currency from transactions where payee = ? order by number desc limit 100)
                        ) as latest order by event_time desc limit 1\
                        """)) {
            select.setLong(1, account);
            select.setLong(2, account);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw Filter.notFound();
                }
                Instant to = row.getObject(1, OffsetDateTime.class).toInstant().plusSeconds(1);
                return new Stretch(
                        to.minus(Duration.ofDays(days)), to, Currency.of(row.getString(2)));
            }
        }
    }

    /** As long again after it: where the money went from there. */
    Stretch andAfter() {
        return new Stretch(from, to.plus(Duration.between(from, to)), currency);
    }

    boolean holds(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    OffsetDateTime start() {
        return OffsetDateTime.ofInstant(from, ZoneOffset.UTC);
    }

    OffsetDateTime end() {
        return OffsetDateTime.ofInstant(to, ZoneOffset.UTC);
    }
}
