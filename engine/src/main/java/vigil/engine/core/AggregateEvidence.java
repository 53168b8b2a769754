package vigil.engine.core;

import java.util.ArrayList;
import java.util.List;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.engine.accounts.Accounts;
import vigil.engine.accounts.PaymentTrail;
import vigil.engine.aggregates.Aggregate;
import vigil.engine.aggregates.Flow;
import vigil.engine.aggregates.Key;
import vigil.engine.features.Moment;
import vigil.engine.scenarios.DeclaredAggregate;

/**
 * The payments behind an aggregate: the newest of its account that meet its filter within its
 * window. Of a customer with several accounts, those of all that were counted lately; of a bank, a
 * segment or the institution, those of the account at hand.
 */
final class AggregateEvidence {
    private static final int MOST = 32;

    private final Accounts accounts;
    private final PaymentTrail trail;
    private final AggregateFeed feed;
    private final Moment moment;

    AggregateEvidence(Accounts accounts, PaymentTrail trail, AggregateFeed feed, Moment moment) {
        this.accounts = accounts;
        this.trail = trail;
        this.feed = feed;
        this.moment = moment;
    }

    /** In order of arrival, the deciding one among them. */
    List<TransactionId> behind(DeclaredAggregate declared) {
        Aggregate aggregate = declared.aggregate();
        Transaction transaction = moment.transaction();
        int bit = feed.bit(aggregate.filter());
        List<TransactionId> evidence =
                bit < 0
                        ? List.of()
                        : trail.newest(
                                ends(declared), question(aggregate, declared.ofPayer(), bit), MOST);
        if (evidence.contains(transaction.id())) {
            return List.copyOf(evidence);
        }
        List<TransactionId> all = new ArrayList<>(evidence);
        all.add(transaction.id());
        return List.copyOf(all);
    }

    /** Of the account at hand, and of the others that the figure was counted for. */
    private List<PaymentTrail.Ends> ends(DeclaredAggregate declared) {
        int own = (declared.ofPayer() ? moment.payer() : moment.payee()).slot();
        List<PaymentTrail.Ends> ends = new ArrayList<>();
        ends.add(accounts.ends(own));
        for (long account : moment.aggregateAccounts(declared.aggregate(), declared.ofPayer())) {
            int slot = accounts.find(account);
            if (slot >= 0 && slot != own) {
                ends.add(accounts.ends(slot));
            }
        }
        return ends;
    }

    private PaymentTrail.Question question(Aggregate aggregate, boolean ofPayer, int bit) {
        Transaction transaction = moment.transaction();
        long begin = aggregate.span().begin(moment.end(), moment.clocks());
        long counterparty = ofPayer ? transaction.payee() : transaction.payer();
        return new PaymentTrail.Question(
                aggregate.flow() != Flow.IN,
                aggregate.flow() != Flow.OUT,
                bit,
                aggregate.key() == Key.PAIR ? counterparty : 0,
                begin,
                begin + aggregate.span().millis());
    }
}
