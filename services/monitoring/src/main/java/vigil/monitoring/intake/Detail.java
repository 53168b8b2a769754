package vigil.monitoring.intake;

import vigil.kernel.secrecy.Personal;

/**
 * Something that the sender wrote and no field of ours holds.
 *
 * @param name where it stood, as {@code remittance} or {@code CdtTrfTxInf/PmtId/EndToEndId}
 */
public record Detail(String name, Personal value) {

    /** What a payment is for, in the words of {@code TransactionKind}, small. */
    public static final String KIND = "kind";

    /** Where it happened, degrees north and east as {@code 52.5/13.4}. */
    public static final String PLACE = "place";

    /** What the payer wrote to the payee. */
    public static final String REMITTANCE = "remittance";

    /** A party's number as the sender's customer. */
    public static final String CUSTOMER_ID = "customerId";

    /** A party's customer segment. */
    public static final String SEGMENT = "segment";

    /** What stood around a message, not in it, has a name that begins so. */
    public static final String ENVELOPE = "envelope/";

    public static Detail of(String name, String value) {
        return new Detail(name, Personal.of(value));
    }

    /** Whether it stood around the message: it changes when the same message is sent again. */
    public boolean isOfEnvelope() {
        return name.startsWith(ENVELOPE);
    }
}
