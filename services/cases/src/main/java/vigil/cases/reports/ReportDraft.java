package vigil.cases.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.cases.queue.ItemView;
import vigil.cases.queue.QueueReader;
import vigil.cases.reports.authority.AuthorityForms;
import vigil.cases.reports.life.ReportForm;
import vigil.cases.reports.story.CaseStory;
import vigil.cases.reports.story.SubjectsOfCase;
import vigil.cases.reports.story.TransactionStory;
import vigil.filings.narrative.CaseEvidence;
import vigil.filings.narrative.CaseEvidence.Involved;
import vigil.filings.narrative.CaseEvidence.Payment;
import vigil.filings.narrative.CaseEvidence.Sign;
import vigil.filings.narrative.Narrative;
import vigil.filings.narrative.NarrativeDraft;
import vigil.filings.parties.ContactOffice;
import vigil.filings.parties.Institution;
import vigil.filings.parties.Subject;
import vigil.filings.parties.Transmitter;
import vigil.filings.report.ActivityLocation;
import vigil.filings.report.CashActivity;
import vigil.filings.report.CashLocation;
import vigil.filings.report.CurrencyTransactionReport;
import vigil.filings.report.Filing;
import vigil.filings.report.FincenFiling;
import vigil.filings.report.Occasion;
import vigil.filings.report.Suspicion;
import vigil.filings.report.Suspicion.Classification;
import vigil.filings.report.SuspiciousActivityReport;
import vigil.filings.report.TransactionReport;

/**
 * Fills in what a case knows: who files, what the alerts found and when, and a narrative of that.
 * The house knows accounts by their surrogates; numbers and names are those of the transactions
 * that monitoring uncovers for the report, and those whom the case is about become its subjects.
 */
final class ReportDraft {

    /** Typologies that FinCEN has a code for; the officer chooses for the others. */
    private static final Map<String, Classification> CODES =
            Map.of(
                    "structuring", new Classification("1", "114", null),
                    "funnel_account", new Classification("8", "824", null),
                    "account_takeover", new Classification("9", "920", null));

    private final Profile profile;
    private final CaseStory.Told told;

    /**
     * @param told what monitoring knows of the case's alerts
     */
    ReportDraft(Profile profile, CaseStory.Told told) {
        this.profile = profile;
        this.told = told;
    }

    /**
     * Who files.
     *
     * @param filing a form in which that is filled in
     * @param zone whose clocks the times of a suspicious transaction report are told by
     */
    record Profile(Filing filing, ZoneId zone) {

        Transmitter transmitter() {
            return filing instanceof FincenFiling form ? form.transmitter() : Transmitter.or(null);
        }

        Institution filer() {
            return filing instanceof FincenFiling form ? form.filer() : Institution.or(null);
        }

        ContactOffice contactOffice() {
            return filing instanceof FincenFiling form
                    ? form.contactOffice()
                    : ContactOffice.or(null);
        }

        TransactionReport pattern() {
            return filing instanceof TransactionReport form ? form : TransactionReport.empty();
        }

        /** What the institution is called. */
        @Nullable String name() {
            return filing instanceof TransactionReport form
                    ? TransactionStory.institution(form)
                    : filer().name().value();
        }
    }

    ReportText of(ReportForm form, Connection connection, @Nullable UUID caseId, Instant now)
            throws SQLException {
        if (form == ReportForm.CTR) {
            return new ReportText(currency(CashActivity.MISSING), new Narrative(List.of()));
        }
        List<ItemView> items =
                caseId == null ? List.of() : QueueReader.ofCase(connection, caseId, now);
        Narrative narrative = NarrativeDraft.of(evidence(connection, caseId, items));
        List<SubjectsOfCase.Party> parties =
                caseId == null ? List.of() : SubjectsOfCase.of(connection, caseId);
        if (form == ReportForm.STR) {
            return new ReportText(
                    new TransactionStory(profile.pattern(), profile.zone(), parties)
                            .of(told.moved(), narrative.text()),
                    narrative);
        }
        List<Subject> subjects =
                SubjectsOfCase.filled(
                        parties, told.holders(), profile.filer().taxNumber().number().value());
        return new ReportText(suspicious(items, subjects, narrative), narrative);
    }

    /** With the cash of a business day. */
    CurrencyTransactionReport currency(CashActivity cash) {
        return new CurrencyTransactionReport(
                Occasion.initial(),
                null,
                profile.transmitter(),
                profile.filer(),
                profile.contactOffice(),
                List.of(new CashLocation(profile.filer(), null, null)),
                List.of(),
                cash);
    }

    private SuspiciousActivityReport suspicious(
            List<ItemView> items, List<Subject> subjects, Narrative narrative) {
        return new SuspiciousActivityReport(
                Occasion.initial(),
                null,
                null,
                null,
                profile.transmitter(),
                profile.filer(),
                profile.contactOffice(),
                null,
                List.of(new ActivityLocation(profile.filer(), null, null, true, List.of())),
                subjects,
                suspicion(items),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                narrative.text());
    }

    private Suspicion suspicion(List<ItemView> items) {
        List<LocalDate> days =
                Stream.concat(
                                items.stream().map(ItemView::openedAt),
                                told.payments().stream().map(Payment::at))
                        .map(AuthorityForms::day)
                        .sorted()
                        .toList();
        return new Suspicion(
                amount(items),
                null,
                false,
                false,
                days.isEmpty() ? null : days.getFirst(),
                days.isEmpty() ? null : days.getLast(),
                items.stream()
                        .map(item -> CODES.get(item.typology()))
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .distinct()
                        .toList());
    }

    /**
     * What the alerts were about, when all of it is in dollars. What was merged into another alert
     * is counted with that.
     */
    private static @Nullable Long amount(List<ItemView> items) {
        BigDecimal total = BigDecimal.ZERO;
        for (ItemView item : items) {
            if (item.mergedInto() != null) {
                continue;
            }
            ItemView.Amount amount = item.amount();
            if (amount == null || !amount.currency().equals("USD")) {
                return null;
            }
            total = total.add(new BigDecimal(amount.value()));
        }
        return total.signum() == 0
                ? null
                : total.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    private CaseEvidence evidence(
            Connection connection, @Nullable UUID caseId, List<ItemView> items)
            throws SQLException {
        String institution = Objects.requireNonNullElse(profile.name(), "the filer");
        return new CaseEvidence(
                institution,
                caseId == null ? List.of() : involved(connection, caseId),
                told.payments(),
                Stream.concat(items.stream().map(ReportDraft::sign), told.signs().stream())
                        .toList(),
                caseId == null
                        ? List.of()
                        : CaseStory.steps(connection, caseId, AuthorityForms::day));
    }

    private List<Involved> involved(Connection connection, UUID caseId) throws SQLException {
        return SubjectsOfCase.of(connection, caseId).stream()
                .map(party -> involved(party.kind(), party.id()))
                .toList();
    }

    private Involved involved(String kind, String party) {
        String record = kind + ":" + party;
        if (!kind.equals("account")) {
            return new Involved("Customer " + party, "a customer", List.of(), record);
        }
        CaseStory.Holder holder = told.holders().get(party);
        String number = holder == null || holder.account() == null ? party : holder.account();
        String name = holder == null ? null : holder.name();
        return name == null
                ? new Involved("Account " + number, "an account", List.of(), record)
                : new Involved(name, "a customer", List.of(number), record);
    }

    private static Sign sign(ItemView item) {
        String what =
                item.scenario() == null
                        ? "Screening found a match on the list " + item.list()
                        : "The scenario "
                                + item.scenario()
                                + " (version "
                                + item.scenarioVersion()
                                + ", typology "
                                + item.typology()
                                + ") raised an alert with a score of "
                                + item.score()
                                + " of 1000 about "
                                + item.transactions()
                                + (item.transactions() == 1 ? " transaction" : " transactions");
        return new Sign(what + " on " + AuthorityForms.day(item.openedAt()) + ".", item.itemId());
    }
}
