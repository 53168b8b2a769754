package vigil.monitoring.intake;

import java.util.Locale;

/** Why something was refused, as a stable word for programs. */
public enum FailureCode {
    /** Not JSON, XML or CSV at all, or broken off. */
    MALFORMED,
    /** Bytes that are not text in the declared or expected encoding. */
    ENCODING,
    /** More bytes, rows or text than a declared limit. */
    TOO_LARGE,
    /** Nested deeper than a declared limit. */
    TOO_DEEP,
    /** A construct that is never taken: document types, entities. */
    FORBIDDEN,
    /** A message or form that this door does not read. */
    NOT_SUPPORTED,
    /** The message breaks the schema of its type and version. */
    SCHEMA,
    /** Envelope and content contradict each other. */
    CONTRADICTION,
    /** A required field is absent or empty. */
    MISSING,
    /** A field that the schema does not have. */
    UNKNOWN_FIELD,
    /** The same field twice. */
    REPEATED_FIELD,
    /** A number where text belongs, an object where a list belongs. */
    WRONG_TYPE,
    /** Text that is too long, or holds control characters. */
    TEXT,
    /** Not an amount, not positive, or above the declared maximum. */
    AMOUNT,
    /** An amount finer than its currency. */
    SCALE,
    CURRENCY,
    /** Not a point in time, or outside the declared bounds. */
    TIME,
    IBAN,
    BIC,
    LEI,
    COUNTRY,
    /** Not one of the words that the field knows. */
    WORD,
    /** The same id twice in one delivery. */
    DUPLICATE_ID;

    /** As it stands in answers: {@code duplicate-id}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
