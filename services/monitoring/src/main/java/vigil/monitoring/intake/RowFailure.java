package vigil.monitoring.intake;

/**
 * Why a row, or a whole delivery, was refused. Never holds a value that the sender wrote: a failure
 * may be logged.
 *
 * @param row number of the transaction in its delivery, from 0; {@link #WHOLE} when the delivery as
 *     a whole was refused
 * @param field where, as {@code payer.account.iban}; empty when no field can be named
 * @param reason a sentence for people
 */
public record RowFailure(long row, String field, String reason, FailureCode code) {

    /** Row of a failure that concerns everything. */
    public static final long WHOLE = -1;

    /** The delivery as a whole is refused. */
    public static RowFailure whole(FailureCode code, String field, String reason) {
        return new RowFailure(WHOLE, field, reason, code);
    }

    public boolean isWhole() {
        return row == WHOLE;
    }
}
