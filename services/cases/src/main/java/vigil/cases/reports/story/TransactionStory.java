package vigil.cases.reports.story;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.cases.reports.story.CaseStory.Moved;
import vigil.cases.reports.story.CaseStory.Party;
import vigil.filings.narrative.CaseEvidence.Payment;
import vigil.filings.report.TransactionReport;
import vigil.filings.report.TransactionReport.Account;
import vigil.filings.report.TransactionReport.Side;
import vigil.filings.report.TransactionReport.Transaction;

/**
 * What happened, as the transactions of a suspicious transaction report. Codes are the authority's
 * and for the officer to choose; so is the amount of what moved in another currency than the
 * report's: goAML wants it in that of the country, and no rate is guessed.
 */
public final class TransactionStory {

    private final TransactionReport pattern;
    private final ZoneId zone;
    private final Set<String> ours;

    /**
     * @param pattern who files; the sender of its first transaction says what an account of ours
     *     begins with
     * @param zone whose clocks times are told by
     * @param about whom the case is about: their accounts are ours
     */
    public TransactionStory(
            TransactionReport pattern, ZoneId zone, List<SubjectsOfCase.Party> about) {
        this.pattern = pattern;
        this.zone = zone;
        this.ours =
                about.stream()
                        .filter(SubjectsOfCase.Party::isAccount)
                        .map(SubjectsOfCase.Party::id)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** What the institution is called, as its profile says; null where it does not. */
    public static @Nullable String institution(TransactionReport pattern) {
        Account account = account(pattern);
        return account == null ? null : account.institution();
    }

    private static @Nullable Account account(TransactionReport pattern) {
        return pattern.transactions().isEmpty()
                ? null
                : pattern.transactions().getFirst().from().account();
    }

    /** The report with these transactions and this story. */
    public TransactionReport of(List<Moved> moved, String narrative) {
        return new TransactionReport(
                pattern.entity(),
                pattern.branch(),
                null,
                null,
                null,
                pattern.currency(),
                pattern.reporter(),
                pattern.location(),
                narrative,
                null,
                moved.stream().map(this::transaction).toList(),
                List.of(),
                pattern.more());
    }

    private Transaction transaction(Moved moved) {
        Payment payment = moved.payment();
        LocalDateTime at =
                payment.at().atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
        return new Transaction(
                payment.record(),
                null,
                payment.channel(),
                at,
                null,
                amount(payment),
                side(moved.from()),
                side(moved.to()),
                List.of());
    }

    private @Nullable BigDecimal amount(Payment payment) {
        return payment.currency().equals(pattern.currency()) ? payment.amount() : null;
    }

    private Side side(Party party) {
        boolean own = ours.contains(party.id());
        return new Side(
                own,
                null,
                own ? ourAccount(party) : theirAccount(party),
                null,
                null,
                party.country());
    }

    private static Account theirAccount(Party party) {
        return new Account(
                party.bank(),
                null,
                party.bic(),
                null,
                party.holder().account(),
                null,
                party.holder().name(),
                null,
                null,
                List.of());
    }

    private Account ourAccount(Party party) {
        Account known = account(pattern);
        if (known == null) {
            return theirAccount(party);
        }
        return new Account(
                known.institution(),
                known.institutionCode(),
                known.swift(),
                known.branch(),
                party.holder().account(),
                known.currency(),
                party.holder().name(),
                null,
                null,
                known.more());
    }
}
