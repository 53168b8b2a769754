package vigil.engine.core;

import vigil.engine.PaymentFormat;
import vigil.engine.Transaction;
import vigil.engine.accounts.Acquaintances;
import vigil.engine.accounts.FilterTrail;
import vigil.engine.accounts.Pairs;
import vigil.engine.aggregates.Aggregates;
import vigil.engine.aggregates.Instants;
import vigil.engine.features.Moment;
import vigil.engine.graph.FlowGraph;
import vigil.engine.graph.Patterns;
import vigil.engine.graph.Scope;
import vigil.engine.scenarios.ScenarioSet;

/**
 * Fills the aggregates of a set of scenarios by replay, without judging: shown the log from far
 * enough back, it knows at every place what a core would know that had kept them all along.
 */
public final class AggregateFilling {
    private static final int LEAST = 16;

    private final CoreSettings settings;
    private final EventClock clock;
    private final AggregateFeed feed;
    private final Aggregates aggregates;
    private final Moment moment;
    private final FilterTrail filters = new FilterTrail(Core.MOST_ON_TRAIL);

    public AggregateFilling(CoreSettings settings, ScenarioSet... sets) {
        this.settings = settings;
        clock = new EventClock(settings.maxAdvance().toMillis());
        aggregates =
                new Aggregates(
                        ScenarioSet.aggregates(sets), settings.maxAccounts(), settings.zone());
        feed = new AggregateFeed(aggregates, sets);
        FlowGraph nothing = new FlowGraph(settings.window().toMillis(), LEAST);
        moment =
                new Moment(
                        new Pairs(LEAST, settings.pairRetention().toMillis()),
                        new Acquaintances(),
                        new Patterns(nothing, new Scope(nothing, LEAST, LEAST)),
                        aggregates,
                        settings.baseUnit());
    }

    /** Counts the next transaction of the log; what no core decides is passed over. */
    public void see(Transaction transaction) {
        if (!Admission.isPossible(transaction)) {
            return;
        }
        long time = transaction.eventTimeMillis();
        clock.tick(time, transaction.payer());
        long asOf = Math.max(time, clock.now());
        boolean near =
                transaction.format() == PaymentFormat.CASH
                        && settings.isNearThreshold(transaction.baseMinor());
        feed.before(
                transaction,
                moment.of(transaction, near, asOf),
                new Instants(time, asOf, clock.now(), clock.horizon()));
        feed.after(transaction);
        filters.add(feed.met());
    }

    FilterTrail filters() {
        return filters;
    }

    Aggregates aggregates() {
        return aggregates;
    }
}
