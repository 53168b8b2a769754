package vigil.monitoring.intake.iso20022;

import org.jspecify.annotations.Nullable;
import vigil.monitoring.intake.Agent;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.iso20022.xml.Elements;
import vigil.monitoring.intake.iso20022.xml.XmlNode;

/**
 * What a transfer may be recognised by, strongest first: its UETR, its references, its place and
 * content.
 *
 * @param uetr null when there is none
 * @param cover whether it covers the payment that the UETR names
 * @param sender who sent the message, as far as it says
 * @param reference null when all references are placeholders
 */
record TransferIdentity(
        @Nullable String uetr,
        boolean cover,
        String sender,
        String message,
        String payment,
        @Nullable String reference) {

    static TransferIdentity of(TransferElements found, Elements elements) {
        XmlNode ids = elements.find(found.transfer(), "PmtId");
        String uetr = elements.text(ids, "UETR");
        String message = elements.text(found.group(), "MsgId");
        String payment = elements.text(found.payment(), "PmtInfId");
        String reference =
                Identities.firstReal(
                        elements.text(ids, "TxId"),
                        elements.text(ids, "InstrId"),
                        elements.text(ids, "EndToEndId"));
        return new TransferIdentity(
                Identities.uetr(uetr),
                elements.find(found.transfer(), "UndrlygCstmrCdtTrf") != null,
                sender(found, elements),
                message == null ? "" : message,
                payment == null ? "" : payment,
                message == null || Identities.firstReal(message) == null ? null : reference);
    }

    private static String sender(TransferElements found, Elements elements) {
        PartyElements parties = new PartyElements(elements.looking());
        XmlNode header = elements.find(found.message().header(), "Fr", "FIId");
        Agent[] agents = {
            parties.agent(elements.find(found.transfer(), "InstgAgt")),
            parties.agent(elements.find(found.group(), "InstgAgt")),
            parties.agent(header),
        };
        String initiator = initiator(elements.find(found.group(), "InitgPty"), elements);
        if (!initiator.isEmpty()) {
            return initiator;
        }
        for (Agent agent : agents) {
            if (agent.isKnown()) {
                return agent.identity();
            }
        }
        return parties.agent(elements.find(found.debtorSide(), "DbtrAgt")).identity();
    }

    private static String initiator(@Nullable XmlNode party, Elements elements) {
        if (party == null) {
            return "";
        }
        XmlNode id = elements.find(party, "Id");
        StringBuilder initiator = new StringBuilder("party");
        append(id, initiator);
        String name = elements.text(party, "Nm");
        return initiator.append(':').append(name == null ? "" : name).toString();
    }

    private static void append(@Nullable XmlNode node, StringBuilder text) {
        if (node != null) {
            text.append(':').append(node.text());
            node.children().forEach(child -> append(child, text));
        }
    }

    /** The name by UETR or references; null when neither identifies anything. */
    @Nullable ClientId byReference() {
        if (uetr != null) {
            return cover ? Identities.ofCover(uetr) : Identities.byUetr(uetr);
        }
        return reference == null
                ? null
                : Identities.byReferences(sender, message, payment, reference);
    }

    /** The name by place and content. */
    ClientId byContent(int position, ReceivedTransaction transaction) {
        return Identities.byContent(sender, message, position, transaction.fingerprint().hex());
    }
}
