package vigil.monitoring.intake.checks;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.engine.PaymentFormat;
import vigil.kernel.money.Currency;
import vigil.kernel.money.Money;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.intake.FailureCode;

/**
 * Turns the texts of one row into checked values. A value that does not pass is noted among the
 * findings, and null comes back; so one reading names everything that is wrong with a row.
 */
public final class ValueChecks {

    private static final Pattern DECIMAL =
            Pattern.compile("-?(0|[1-9][0-9]{0,29})(\\.[0-9]{1,18})?");
    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Map<String, PaymentFormat> FORMATS =
            Arrays.stream(PaymentFormat.values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    format -> format.name().toLowerCase(Locale.ROOT),
                                    format -> format));
    private static final String FORMAT_WORDS =
            FORMATS.keySet().stream().sorted().collect(Collectors.joining(", "));

    private final RowFindings findings;
    private final Instant now;

    public ValueChecks(RowFindings findings, InstantSource clock) {
        this.findings = findings;
        this.now = clock.instant();
    }

    public RowFindings findings() {
        return findings;
    }

    /** Text on one line, without control characters, not blank. */
    public @Nullable String text(String field, String value, int maxLength) {
        return text(field, value, maxLength, Texts::isClean);
    }

    /** As {@link #text}, with line breaks and tabs allowed. */
    public @Nullable String prose(String field, String value, int maxLength) {
        return text(field, value, maxLength, Texts::isCleanProse);
    }

    private @Nullable String text(
            String field, String value, int maxLength, Predicate<String> clean) {
        if (value.isBlank()) {
            return failed(field, FailureCode.MISSING, "must not be blank");
        }
        if (value.length() > maxLength) {
            return failed(field, FailureCode.TEXT, "is longer than " + maxLength + " characters");
        }
        if (!clean.test(value)) {
            return failed(field, FailureCode.TEXT, "holds control characters or invalid Unicode");
        }
        return value;
    }

    /** A positive amount that the currency can hold exactly, up to {@link Bounds#MAX_AMOUNT}. */
    public @Nullable Money money(
            String field, String amount, String currencyField, String currencyCode) {
        Optional<Currency> currency = currency(currencyField, currencyCode);
        BigDecimal value = decimal(field, amount);
        if (currency.isEmpty() || value == null) {
            return null;
        }
        return money(field, value, currency.get());
    }

    private @Nullable Money money(String field, BigDecimal value, Currency currency) {
        if (value.signum() <= 0) {
            return failed(field, FailureCode.AMOUNT, "must be greater than zero");
        }
        if (value.stripTrailingZeros().scale() > currency.scale()) {
            return failed(
                    field,
                    FailureCode.SCALE,
                    "has more decimals than "
                            + currency.code()
                            + " has, which is "
                            + currency.scale());
        }
        if (value.compareTo(Bounds.MAX_AMOUNT) > 0
                || value.movePointRight(currency.scale()).compareTo(Bounds.MAX_MINOR) > 0) {
            return failed(field, FailureCode.AMOUNT, "is above the largest amount that is taken");
        }
        return new Money(value, currency);
    }

    private @Nullable BigDecimal decimal(String field, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return failed(field, FailureCode.AMOUNT, "must be a plain decimal such as 1234.50");
        }
        return new BigDecimal(text);
    }

    /** A currency of ISO 4217, or a listed crypto asset. */
    public Optional<Currency> currency(String field, String code) {
        Optional<Currency> currency = Currency.find(code);
        if (currency.isEmpty()) {
            findings.fail(
                    field,
                    FailureCode.CURRENCY,
                    "is neither a currency of ISO 4217 nor a listed crypto asset");
        }
        return currency;
    }

    /** An instant as RFC 3339 writes it, with its offset. */
    public @Nullable Instant instant(String field, String value) {
        if (!RFC_3339.matcher(value).matches()) {
            return failed(
                    field,
                    FailureCode.TIME,
                    "must be an RFC 3339 time with offset, as 2026-01-31T12:30:00Z");
        }
        try {
            return bounded(field, OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException e) {
            return failed(field, FailureCode.TIME, "is not a time that exists");
        }
    }

    /** Passes an instant that lies within {@link Bounds}. */
    public @Nullable Instant bounded(String field, Instant instant) {
        if (instant.isBefore(Bounds.EARLIEST)) {
            return failed(field, FailureCode.TIME, "is before 1970");
        }
        if (instant.isAfter(now.plus(Bounds.AHEAD))) {
            return failed(field, FailureCode.TIME, "is more than a day ahead");
        }
        return instant;
    }

    /** A date on which a payment may be ordered or settled. */
    public @Nullable LocalDate paymentDate(String field, String value) {
        LocalDate latest = today().plusDays(Bounds.DAYS_ORDERED_AHEAD);
        return date(field, value, LocalDate.ofInstant(Bounds.EARLIEST, ZoneOffset.UTC), latest);
    }

    /** A date on which somebody alive may be born. */
    public @Nullable LocalDate birthDate(String field, String value) {
        return date(field, value, Bounds.EARLIEST_BIRTH, today().plusDays(1));
    }

    private @Nullable LocalDate date(
            String field, String value, LocalDate earliest, LocalDate latest) {
        LocalDate date;
        try {
            date = DATE.matcher(value).matches() ? LocalDate.parse(value) : null;
        } catch (DateTimeException e) {
            date = null;
        }
        if (date == null) {
            return failed(field, FailureCode.TIME, "must be a date that exists, as 2026-01-31");
        }
        if (date.isBefore(earliest) || date.isAfter(latest)) {
            return failed(field, FailureCode.TIME, "is outside the years that are taken");
        }
        return date;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** An IBAN in electronic form. */
    public @Nullable String iban(String field, String value) {
        String iban = Iban.electronic(value);
        return Iban.isValid(iban)
                ? iban
                : failed(
                        field,
                        FailureCode.IBAN,
                        "is not an IBAN: country, length or check digits are wrong");
    }

    public @Nullable String bic(String field, String value) {
        return Bic.isValid(value)
                ? value
                : failed(field, FailureCode.BIC, "is not a BIC (ISO 9362)");
    }

    public @Nullable String lei(String field, String value) {
        return Lei.isValid(value)
                ? value
                : failed(
                        field,
                        FailureCode.LEI,
                        "is not a LEI (ISO 17442): form or check digits are wrong");
    }

    public @Nullable String country(String field, String value) {
        return Countries.isKnown(value)
                ? value
                : failed(
                        field,
                        FailureCode.COUNTRY,
                        "is not a country code of ISO 3166-1 (two upper case letters)");
    }

    /** The sender's own name for a transaction; a placeholder is none. */
    public @Nullable ClientId clientId(String field, String value) {
        if (!ClientId.isWellFormed(value)) {
            return failed(
                    field,
                    FailureCode.TEXT,
                    "must be 1 to " + ClientId.MAX_LENGTH + " visible ASCII characters");
        }
        if (Placeholders.isPlaceholder(value)) {
            return failed(
                    field, FailureCode.MISSING, "is a placeholder: it identifies no transaction");
        }
        return new ClientId(value);
    }

    /** A payment format by its word in lower case, as {@code credit_card}. */
    public @Nullable PaymentFormat format(String field, String value) {
        PaymentFormat format = FORMATS.get(value);
        return format != null
                ? format
                : failed(
                        field,
                        FailureCode.WORD,
                        "is not a payment format; the words are " + FORMAT_WORDS);
    }

    private <T> @Nullable T failed(String field, FailureCode code, String reason) {
        findings.fail(field, code, reason);
        return null;
    }
}
