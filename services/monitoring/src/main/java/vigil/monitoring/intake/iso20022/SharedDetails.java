package vigil.monitoring.intake.iso20022;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.iso20022.xml.Leaves;
import vigil.monitoring.intake.iso20022.xml.NotReadable;
import vigil.monitoring.intake.iso20022.xml.XmlNode;

/** What envelope and groups say, which belongs to every transfer below them. */
final class SharedDetails {

    /** Every transfer is kept with all of it: this bounds how much that may become. */
    private static final long MAX_CHARACTERS = 32L * 1024 * 1024;

    private static final Set<String> REPEATED = Set.of("CdtTrfTxInf", "PmtInf");

    private final List<Detail> message;
    private final Map<XmlNode, List<Detail>> payments = new HashMap<>();

    /** To be made when all transfers are mapped: what they took is no detail. */
    SharedDetails(Message message, List<TransferElements> transfers) throws NotReadable {
        this.message = new ArrayList<>(message.envelope());
        this.message.addAll(Leaves.untaken(message.root(), REPEATED));
        long characters = 0;
        for (TransferElements transfer : transfers) {
            characters += characters(around(transfer));
            if (characters > MAX_CHARACTERS) {
                throw new NotReadable(
                        FailureCode.TOO_LARGE,
                        "GrpHdr",
                        "says too much to be kept with each of so many transfers");
            }
        }
    }

    List<Detail> around(TransferElements transfer) {
        XmlNode payment = transfer.payment();
        return payment == null ? message : payments.computeIfAbsent(payment, this::withPayment);
    }

    private List<Detail> withPayment(XmlNode payment) {
        List<Detail> details = new ArrayList<>(message);
        details.addAll(Leaves.untaken(payment, REPEATED));
        return details;
    }

    private static long characters(List<Detail> details) {
        long characters = 0;
        for (Detail detail : details) {
            characters += detail.name().length() + detail.value().reveal().length();
        }
        return characters;
    }
}
