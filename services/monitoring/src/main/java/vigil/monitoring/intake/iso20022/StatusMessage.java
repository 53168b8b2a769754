package vigil.monitoring.intake.iso20022;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.Reading;
import vigil.monitoring.intake.RowFailure;
import vigil.monitoring.intake.StatusReport;
import vigil.monitoring.intake.Warning;
import vigil.monitoring.intake.checks.RowFindings;
import vigil.monitoring.intake.checks.ValueChecks;
import vigil.monitoring.intake.iso20022.xml.Elements;
import vigil.monitoring.intake.iso20022.xml.Leaves;
import vigil.monitoring.intake.iso20022.xml.NotReadable;
import vigil.monitoring.intake.iso20022.xml.XmlNode;

/**
 * Reads the reports of one message of pacs.002: on whole messages first, then on single
 * transactions.
 */
final class StatusMessage {

    static final String ON_MESSAGE = "OrgnlGrpInfAndSts";
    private static final String ON_TRANSACTION = "TxInfAndSts";
    private static final int MAX_REPORTS = PaymentMessage.MAX_TRANSFERS;

    private final Message message;
    private final InstantSource clock;
    private final RowFindings whole = new RowFindings(RowFailure.WHOLE);
    private final Elements elements;
    private final @Nullable XmlNode group;

    /** Groups without a status of their own: context of the transactions, no reports. */
    private final List<XmlNode> context;

    private final List<Reading.Accepted<StatusReport>> accepted = new ArrayList<>();
    private final List<RowFailure> failures = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    StatusMessage(Message message, InstantSource clock) {
        this.message = message;
        this.clock = clock;
        this.elements = new Elements(new ValueChecks(whole, clock));
        this.group = elements.find(message.root(), "GrpHdr");
        this.context =
                message.root().children(ON_MESSAGE).stream()
                        .filter(node -> !hasStatus(node))
                        .toList();
    }

    private static boolean hasStatus(XmlNode onMessage) {
        return !onMessage.children("GrpSts").isEmpty();
    }

    Reading<StatusReport> read() throws NotReadable {
        Instant time =
                new Times(elements.checks())
                        .time(elements.find(group, "CreDtTm"), "GrpHdr/CreDtTm");
        String messageId = elements.text(group, "MsgId");
        if (messageId == null) {
            whole.fail("GrpHdr/MsgId", FailureCode.MISSING, "is required");
        }
        Leaves.check(message.root(), whole, ON_TRANSACTION);
        List<XmlNode> reports = reports();
        if (time == null || messageId == null || !whole.isClean()) {
            throw NotReadable.because(whole.failures().getFirst());
        }
        warnings.addAll(whole.warnings());
        ReportMapping mapping = new ReportMapping(message, group, messageId, time);
        for (int row = 0; row < reports.size(); row++) {
            add(row, reports.get(row), mapping);
        }
        return new Reading<>(accepted, failures, warnings);
    }

    private List<XmlNode> reports() throws NotReadable {
        List<XmlNode> reports =
                Stream.concat(
                                message.root().children(ON_MESSAGE).stream()
                                        .filter(StatusMessage::hasStatus),
                                message.root().children(ON_TRANSACTION).stream())
                        .toList();
        if (reports.isEmpty()) {
            throw new NotReadable(
                    FailureCode.MISSING, ON_TRANSACTION, "the message reports no status");
        }
        if (reports.size() > MAX_REPORTS) {
            throw new NotReadable(
                    FailureCode.TOO_LARGE,
                    ON_TRANSACTION,
                    "the message holds more than " + MAX_REPORTS + " reports");
        }
        return reports;
    }

    private void add(int row, XmlNode report, ReportMapping mapping) {
        RowFindings findings = new RowFindings(row);
        Leaves.check(report, findings);
        StatusReport mapped =
                mapping.map(
                        report,
                        row,
                        new Elements(new ValueChecks(findings, clock)),
                        around(report));
        if (mapped != null) {
            accepted.add(new Reading.Accepted<>(row, mapped));
        }
        failures.addAll(findings.failures());
        warnings.addAll(findings.warnings());
    }

    private List<Detail> around(XmlNode report) {
        List<Detail> around = new ArrayList<>(message.envelope());
        around.addAll(Leaves.untaken(message.root(), Set.of(ON_MESSAGE, ON_TRANSACTION)));
        if (report.name().equals(ON_TRANSACTION)) {
            context.forEach(node -> around.addAll(Leaves.untaken(node, Set.of())));
        }
        return around;
    }
}
