package vigil.monitoring.intake.iso20022;

import org.jspecify.annotations.Nullable;
import vigil.monitoring.intake.iso20022.xml.XmlNode;

/**
 * One credit transfer with the groups that it stands in. What a group says holds for its transfers.
 *
 * @param transfer the element {@code CdtTrfTxInf}
 * @param payment the element {@code PmtInf} of pain.001, null in other messages
 * @param position of the transfer in its message, from 0
 */
record TransferElements(
        Message message,
        @Nullable XmlNode group,
        @Nullable XmlNode payment,
        XmlNode transfer,
        int position) {

    boolean isInitiation() {
        return message.name().type().equals("pain.001");
    }

    boolean isBetweenBanks() {
        return message.name().type().equals("pacs.009");
    }

    /** Where the debtor's side is told: once for all transfers of a payment, or in the transfer. */
    XmlNode debtorSide() {
        return payment == null ? transfer : payment;
    }
}
