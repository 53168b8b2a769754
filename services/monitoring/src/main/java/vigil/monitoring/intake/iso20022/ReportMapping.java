package vigil.monitoring.intake.iso20022;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.intake.Agent;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.OriginalReferences;
import vigil.monitoring.intake.StatusReport;
import vigil.monitoring.intake.iso20022.xml.Elements;
import vigil.monitoring.intake.iso20022.xml.Leaves;
import vigil.monitoring.intake.iso20022.xml.XmlNode;

/**
 * One report of a pacs.002 becomes a status report that says which transactions it may speak of.
 */
final class ReportMapping {

    // Codes alone go on in clear text: what is longer may be anything, and anybody's name.
    private static final Pattern STATUS = Pattern.compile("[A-Z0-9]{1,4}");
    private static final Pattern REASON = Pattern.compile("[A-Z0-9]{1,8}");

    private final Message message;
    private final @Nullable XmlNode group;
    private final String messageId;
    private final Instant time;

    ReportMapping(Message message, @Nullable XmlNode group, String messageId, Instant time) {
        this.message = message;
        this.group = group;
        this.messageId = messageId;
        this.time = time;
    }

    /** Null when something failed, which is noted. */
    @Nullable StatusReport map(XmlNode report, int row, Elements elements, List<Detail> around) {
        boolean onMessage = report.name().equals(StatusMessage.ON_MESSAGE);
        String status =
                onMessage ? elements.take(report, "GrpSts") : ofTransaction(report, elements);
        if (status == null) {
            elements.findings().fail(report.path() + "/TxSts", FailureCode.MISSING, "is required");
        }
        if (status != null && !STATUS.matcher(status).matches()) {
            elements.findings()
                    .fail(
                            report.path(),
                            FailureCode.WORD,
                            "has a status that is no code of ISO 20022");
        }
        OriginalReferences original = original(report, onMessage, elements);
        String reason = reason(report, elements);
        List<Detail> details = new ArrayList<>(around);
        details.addAll(Leaves.untaken(report, Set.of()));
        if (status == null || !elements.findings().isClean()) {
            return null;
        }
        ClientId id =
                Identities.ofReport(
                        sender(elements), messageId, row, content(status, reason, details));
        return new StatusReport(id, original, status, reason, time, details);
    }

    /** A transaction without a status of its own shares that of its message. */
    private @Nullable String ofTransaction(XmlNode report, Elements elements) {
        String own = elements.take(report, "TxSts");
        return own == null ? elements.text(originalGroup(report, elements), "GrpSts") : own;
    }

    /** The code of the first reason; all others, and what is prose, stay among the details. */
    private static @Nullable String reason(XmlNode report, Elements elements) {
        List<XmlNode> reasons = report.children("StsRsnInf");
        XmlNode first = reasons.isEmpty() ? null : elements.find(reasons.getFirst(), "Rsn");
        XmlNode code = elements.findAny(first, "Cd", "Prtry");
        String text = Elements.textOf(code);
        if (code == null || text == null || !REASON.matcher(text).matches()) {
            return null;
        }
        elements.take(code);
        return text;
    }

    private OriginalReferences original(XmlNode report, boolean onMessage, Elements elements) {
        XmlNode originalGroup = onMessage ? report : originalGroup(report, elements);
        String instruction = elements.text(report, "OrgnlInstrId");
        String endToEnd = elements.text(report, "OrgnlEndToEndId");
        String transaction = elements.text(report, "OrgnlTxId");
        String written = elements.text(report, "OrgnlUETR");
        String uetr = Identities.uetr(written);
        String original = elements.text(originalGroup, "OrgnlMsgId");
        Set<ClientId> candidates = new LinkedHashSet<>();
        if (uetr != null) {
            candidates.add(Identities.byUetr(uetr));
            candidates.add(Identities.ofCover(uetr));
        }
        if (original != null && Identities.firstReal(original) != null) {
            Set<String> senders = possibleSenders(report, elements);
            for (String reference : new @Nullable String[] {transaction, instruction, endToEnd}) {
                addByReference(candidates, senders, original, reference);
            }
        }
        return new OriginalReferences(
                original,
                elements.text(originalGroup, "OrgnlMsgNmId"),
                instruction,
                endToEnd,
                transaction,
                written,
                List.copyOf(candidates));
    }

    private static void addByReference(
            Set<ClientId> candidates,
            Set<String> senders,
            String original,
            @Nullable String reference) {
        if (reference != null && Identities.firstReal(reference) != null) {
            senders.forEach(sender ->
                    candidates.add(Identities.byReferences(sender, original, "", reference)));
        }
    }

    private @Nullable XmlNode originalGroup(XmlNode report, Elements elements) {
        XmlNode own = elements.find(report, "OrgnlGrpInf");
        List<XmlNode> groups = message.root().children(StatusMessage.ON_MESSAGE);
        return own != null || groups.isEmpty() ? own : groups.getFirst();
    }

    /**
     * The sender of the original is the receiver of the report, but not every bank turns the agents
     * round.
     */
    private Set<String> possibleSenders(XmlNode report, Elements elements) {
        PartyElements parties = new PartyElements(elements.looking());
        Set<String> senders = new LinkedHashSet<>();
        for (String name : List.of("InstdAgt", "InstgAgt")) {
            add(senders, parties.agent(elements.find(report, name)));
            add(senders, parties.agent(elements.find(group, name)));
        }
        add(senders, parties.agent(elements.find(message.header(), "To", "FIId")));
        add(senders, parties.agent(elements.find(message.header(), "Fr", "FIId")));
        add(senders, parties.agent(elements.find(report, "OrgnlTxRef", "DbtrAgt")));
        senders.add("");
        return senders;
    }

    private static void add(Set<String> senders, Agent agent) {
        if (agent.isKnown()) {
            senders.add(agent.identity());
        }
    }

    private String sender(Elements elements) {
        PartyElements parties = new PartyElements(elements.looking());
        Agent instructing = parties.agent(elements.find(group, "InstgAgt"));
        return instructing.isKnown()
                ? instructing.identity()
                : parties.agent(elements.find(message.header(), "Fr", "FIId")).identity();
    }

    private static String content(String status, @Nullable String reason, List<Detail> details) {
        List<String> parts = new ArrayList<>(List.of(status, reason == null ? "" : reason));
        for (Detail detail : details) {
            if (!detail.isOfEnvelope()) {
                parts.add(detail.name());
                parts.add(detail.value().reveal());
            }
        }
        return Identities.hash(parts.toArray(String[]::new));
    }
}
