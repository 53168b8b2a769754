package vigil.monitoring.intake;

import java.time.Instant;
import java.util.List;
import vigil.engine.PaymentFormat;
import vigil.kernel.money.Money;

/**
 * A transaction as it came through the door: checked, and with everything that its sender wrote.
 *
 * @param eventTime when it happened by the sender's word
 * @param paid what left the payer, positive
 * @param received what reached the payee, positive; the same as {@code paid} unless the currency
 *     changed on the way
 * @param details all that the fields before do not hold, in the order in which it was written
 */
public record ReceivedTransaction(
        ClientId clientId,
        Instant eventTime,
        Party payer,
        Party payee,
        Money paid,
        Money received,
        PaymentFormat format,
        List<Detail> details) {

    public ReceivedTransaction {
        details = List.copyOf(details);
    }

    /**
     * Over everything but the client id and the details of the envelope, which changes when a
     * message is sent again.
     */
    public Fingerprint fingerprint() {
        return CanonicalContent.fingerprint(this);
    }

    /** The same transaction under the name by which it is to be known. */
    public ReceivedTransaction named(ClientId id) {
        return new ReceivedTransaction(
                id, eventTime, payer, payee, paid, received, format, details);
    }
}
