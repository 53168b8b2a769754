package vigil.filings.parties;

import org.jspecify.annotations.Nullable;

/**
 * A taxpayer identification number with FinCEN's code of its type: 1 social security or individual
 * number, 2 employer's number, 4 the transmitter's, 9 a foreign one.
 */
public record TaxNumber(Answer number, @Nullable String type) {

    /** The number is unknown, and that is said. */
    public static final TaxNumber UNKNOWN = new TaxNumber(Answer.UNKNOWN, null);

    /** Nobody has filled it in. */
    public static final TaxNumber MISSING = new TaxNumber(Answer.MISSING, null);

    public TaxNumber {
        number = Answer.or(number);
        type = Blanks.out(type);
    }

    public static TaxNumber or(@Nullable TaxNumber number) {
        return number == null ? MISSING : number;
    }
}
