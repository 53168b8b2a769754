package vigil.monitoring.intake.iso20022;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.Reading;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.RowFailure;
import vigil.monitoring.intake.Warning;
import vigil.monitoring.intake.checks.RowFindings;
import vigil.monitoring.intake.checks.ValueChecks;
import vigil.monitoring.intake.iso20022.xml.Elements;
import vigil.monitoring.intake.iso20022.xml.Leaves;
import vigil.monitoring.intake.iso20022.xml.NotReadable;
import vigil.monitoring.intake.iso20022.xml.XmlNode;

/** Reads the payments of one message of pacs.008, pacs.009 or pain.001. */
final class PaymentMessage {

    static final int MAX_TRANSFERS = 5_000;

    private static final String TRANSFER = "CdtTrfTxInf";
    private static final String PAYMENT = "PmtInf";

    private final Message message;
    private final InstantSource clock;
    private final RowFindings whole = new RowFindings(RowFailure.WHOLE);
    private final Elements elements;
    private final @Nullable XmlNode group;
    private final List<TransferElements> transfers = new ArrayList<>();

    private final List<RowFailure> failures = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    PaymentMessage(Message message, InstantSource clock) {
        this.message = message;
        this.clock = clock;
        this.elements = new Elements(new ValueChecks(whole, clock));
        this.group = elements.find(message.root(), "GrpHdr");
    }

    Reading<ReceivedTransaction> read() throws NotReadable {
        findTransfers();
        checkGroup();
        List<Transfer> mapped = map();
        SharedDetails shared = new SharedDetails(message, transfers);
        Naming naming = new Naming(mapped);
        List<Reading.Accepted<ReceivedTransaction>> accepted = new ArrayList<>();
        for (Transfer transfer : mapped) {
            ReceivedTransaction unnamed = transfer.transaction(shared.around(transfer.found()));
            ClientId id = naming.nameOf(transfer, unnamed);
            if (naming.isFirst(id)) {
                accepted.add(
                        new Reading.Accepted<>(transfer.found().position(), unnamed.named(id)));
            } else {
                failures.add(duplicate(transfer));
            }
        }
        return new Reading<>(accepted, failures, warnings);
    }

    private void findTransfers() throws NotReadable {
        for (XmlNode transfer : message.root().children(TRANSFER)) {
            transfers.add(new TransferElements(message, group, null, transfer, transfers.size()));
        }
        for (XmlNode payment : message.root().children(PAYMENT)) {
            for (XmlNode transfer : payment.children(TRANSFER)) {
                transfers.add(
                        new TransferElements(message, group, payment, transfer, transfers.size()));
            }
        }
        if (transfers.isEmpty()) {
            throw new NotReadable(FailureCode.MISSING, TRANSFER, "the message holds no transfer");
        }
        if (transfers.size() > MAX_TRANSFERS) {
            throw new NotReadable(
                    FailureCode.TOO_LARGE,
                    TRANSFER,
                    "the message holds more than " + MAX_TRANSFERS + " transfers");
        }
    }

    private void checkGroup() throws NotReadable {
        if (elements.text(group, "MsgId") == null) {
            throw new NotReadable(FailureCode.MISSING, "GrpHdr/MsgId", "is required");
        }
        if (message.header() != null) {
            List<XmlNode> each = transfers.stream().map(TransferElements::transfer).toList();
            new HeaderCheck(elements, message.header()).check(group, each);
        }
        Leaves.check(message.root(), whole, TRANSFER, PAYMENT);
        message.root().children(PAYMENT).forEach(payment -> Leaves.check(payment, whole, TRANSFER));
        compareCount();
        compareSum();
        if (!whole.isClean()) {
            throw NotReadable.because(whole.failures().getFirst());
        }
        warnings.addAll(whole.warnings());
    }

    private static RowFailure duplicate(Transfer transfer) {
        return new RowFailure(
                transfer.found().position(),
                "CdtTrfTxInf/PmtId/UETR",
                "is the UETR of an earlier transfer in the message too",
                FailureCode.DUPLICATE_ID);
    }

    private void compareCount() {
        String count = elements.text(group, "NbOfTxs");
        if (count != null && !count.equals(Integer.toString(transfers.size()))) {
            whole.warn(
                    "GrpHdr/NbOfTxs",
                    "number-of-transactions",
                    "is not the number of transfers in the message");
        }
    }

    private void compareSum() {
        String sum = elements.text(group, "CtrlSum");
        if (sum == null) {
            return;
        }
        BigDecimal total = BigDecimal.ZERO;
        for (TransferElements found : transfers) {
            BigDecimal amount = decimal(amountOf(found));
            if (amount == null) {
                return; // The transfer's own failure will say it better.
            }
            total = total.add(amount);
        }
        BigDecimal declared = decimal(sum);
        if (declared == null || declared.compareTo(total) != 0) {
            whole.warn(
                    "GrpHdr/CtrlSum",
                    "control-sum",
                    "is not the sum of the amounts in the message");
        }
    }

    private @Nullable String amountOf(TransferElements found) {
        XmlNode transfer = found.transfer();
        if (!found.isInitiation()) {
            return elements.text(transfer, "IntrBkSttlmAmt");
        }
        String instructed = elements.text(transfer, "Amt", "InstdAmt");
        return instructed == null ? elements.text(transfer, "Amt", "EqvtAmt", "Amt") : instructed;
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        String plain = text == null ? "" : TransferMapping.plain(text);
        return plain.matches("[0-9]{1,30}(\\.[0-9]{1,18})?") ? new BigDecimal(plain) : null;
    }

    private List<Transfer> map() {
        List<Transfer> mapped = new ArrayList<>();
        for (TransferElements found : transfers) {
            RowFindings findings = new RowFindings(found.position());
            Transfer transfer = new TransferMapping(new ValueChecks(findings, clock)).map(found);
            if (transfer != null) {
                mapped.add(transfer);
            }
            failures.addAll(findings.failures());
            warnings.addAll(findings.warnings());
        }
        return mapped;
    }
}
