package vigil.engine.screening;

/**
 * What is known of both parties of a payment.
 *
 * @param lists version of all lists together that they were held against, 64 hexadecimal digits;
 *     empty when neither was
 */
public record Screening(ScreenedParty payer, ScreenedParty payee, String lists) {

    /** Nobody was asked about either party. */
    public static final Screening NONE =
            new Screening(ScreenedParty.NOT_ASKED, ScreenedParty.NOT_ASKED, "");

    /** How many parties should have been screened and were not. */
    public int unscreened() {
        return (payer.isUnscreened() ? 1 : 0) + (payee.isUnscreened() ? 1 : 0);
    }
}
