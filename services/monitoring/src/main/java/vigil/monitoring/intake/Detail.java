package vigil.monitoring.intake;

import vigil.kernel.secrecy.Personal;

/**
 * Something that the sender wrote and no field of ours holds.
 *
 * @param name where it stood, as {@code remittance} or {@code CdtTrfTxInf/PmtId/EndToEndId}
 */
public record Detail(String name, Personal value) {

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
