package vigil.monitoring.intake;

import vigil.kernel.secrecy.Personal;

/**
 * Something that the sender wrote and no field of ours holds.
 *
 * @param name where it stood, as {@code remittance} or {@code CdtTrfTxInf/PmtId/EndToEndId}
 */
public record Detail(String name, Personal value) {

    public static Detail of(String name, String value) {
        return new Detail(name, Personal.of(value));
    }
}
