package vigil.engine;

import vigil.engine.screening.Screening;

/**
 * What is known around a transaction besides accounts and amount; it travels in the record, so that
 * a replay knows the same.
 *
 * @param payerSegment the payer's customer segment such as {@code business}, empty when unknown
 * @param payeeSegment the payee's customer segment, empty when unknown
 * @param payerHolder surrogate of the customer who holds the paying account, zero when unknown
 * @param payeeHolder surrogate of the customer who holds the receiving account, zero when unknown
 * @param payerAge full years of the payer, {@link #UNKNOWN} when not known
 * @param place where it happened as a cell of {@link Places}, {@link Places#NOWHERE} when unknown
 * @param wording keyed sketch of the remittance text: alike texts differ in few bits; zero without
 * @param screening what lists say of the parties
 */
public record Context(
        TransactionKind kind,
        String payerSegment,
        String payeeSegment,
        long payerHolder,
        long payeeHolder,
        int payerAge,
        int place,
        long wording,
        Screening screening) {

    /** An age that is not known. */
    public static final int UNKNOWN = -1;

    /** A payment of which nothing more is known. */
    public static final Context NONE =
            new Context(
                    TransactionKind.PAYMENT,
                    "",
                    "",
                    0,
                    0,
                    UNKNOWN,
                    Places.NOWHERE,
                    0,
                    Screening.NONE);

    /** The same, with what lists say of the parties. */
    public Context with(Screening screened) {
        return new Context(
                kind,
                payerSegment,
                payeeSegment,
                payerHolder,
                payeeHolder,
                payerAge,
                place,
                wording,
                screened);
    }
}
