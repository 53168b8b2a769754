package vigil.engine.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigil.engine.Decision;
import vigil.engine.Hit;
import vigil.engine.ModelScore;
import vigil.engine.PaymentFormat;
import vigil.engine.Transaction;
import vigil.engine.accounts.Accounts;
import vigil.engine.accounts.Acquaintances;
import vigil.engine.accounts.Direction;
import vigil.engine.accounts.Movement;
import vigil.engine.accounts.Pairs;
import vigil.engine.accounts.PaymentTrail;
import vigil.engine.aggregates.Aggregate;
import vigil.engine.aggregates.Aggregates;
import vigil.engine.aggregates.Instants;
import vigil.engine.features.Catalogue;
import vigil.engine.features.Moment;
import vigil.engine.graph.FlowGraph;
import vigil.engine.graph.Patterns;
import vigil.engine.graph.Payment;
import vigil.engine.graph.Scope;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.scenarios.Wording;
import vigil.engine.scoring.Lineup;
import vigil.engine.snapshots.SnapshotException;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * Decides transactions in log order: a pure function of settings, scenarios and the transactions so
 * far.
 *
 * <p>Not safe for several threads: one log, one core, one thread.
 */
public final class Core {
    /** Payments that evidence is taken from, 64 bytes each. */
    static final int MOST_ON_TRAIL = 1 << 22;

    private final CoreSettings settings;
    private ScenarioSet scenarios;
    private final EventClock clock;
    private final ReadAhead ahead;
    private final Accounts accounts;
    private final Pairs pairs;
    private final Acquaintances acquaintances;
    private final FlowGraph graph;
    private final Scope scope;
    private final Aggregates aggregates;
    private final PaymentTrail trail;
    private final Moment moment;
    private final Judges judges;
    private AggregateFeed feed;
    private ScenarioSet watching = ScenarioSet.none();
    private final Movement movement = new Movement();
    private final Payment payment = new Payment();

    private long transactions;
    private long lateTransactions;

    private Core(CoreSettings settings, ScenarioSet scenarios) {
        this.settings = settings;
        this.scenarios = scenarios;
        clock = new EventClock(settings.maxAdvance().toMillis());
        accounts = new Accounts(settings.maxAccounts(), settings.accountRetention().toMillis());
        pairs = new Pairs(settings.maxPairs(), settings.pairRetention().toMillis());
        ahead = new ReadAhead(accounts, pairs);
        acquaintances = new Acquaintances();
        graph = new FlowGraph(settings.window().toMillis(), settings.maxEdges());
        scope = new Scope(graph, settings.hubCap(), settings.visitBudget());
        aggregates =
                new Aggregates(scenarios.aggregates(), settings.maxAccounts(), settings.zone());
        feed = new AggregateFeed(aggregates, scenarios);
        trail = new PaymentTrail(MOST_ON_TRAIL);
        moment =
                new Moment(
                        pairs,
                        acquaintances,
                        new Patterns(graph, scope),
                        aggregates,
                        settings.baseUnit());
        judges =
                new Judges(
                        moment,
                        accounts,
                        trail,
                        new Wording(settings.baseCurrency(), settings.baseDigits()));
        judges.by(scenarios, watching, feed);
    }

    /** A core that has seen nothing. */
    public static Core empty(CoreSettings settings, ScenarioSet scenarios) {
        return new Core(settings, scenarios);
    }

    /**
     * A core as it was when the snapshot was written. Settings must be the same; scenarios may have
     * changed.
     *
     * @throws SnapshotException when the snapshot is truncated, altered, or of other settings
     */
    public static Core fromSnapshot(CoreSettings settings, ScenarioSet scenarios, InputStream in)
            throws IOException {
        return fromSnapshot(settings, scenarios, ScenarioSet.none(), in);
    }

    /** The same, with scenarios in shadow. */
    public static Core fromSnapshot(
            CoreSettings settings, ScenarioSet scenarios, ScenarioSet shadow, InputStream in)
            throws IOException {
        Core core = new Core(settings, scenarios);
        core.adopt(scenarios, shadow);
        try {
            core.read(new SnapshotReader(in));
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw SnapshotException.corrupt(e);
        }
        return core;
    }

    /**
     * Decides by these scenarios from the next transaction on. Aggregates that were kept before go
     * on; new ones begin empty, see {@link #adopt(ScenarioSet, ScenarioSet, AggregateFilling)}.
     */
    public void adopt(ScenarioSet next) {
        adopt(next, watching);
    }

    /**
     * Both together: the second set watches without effect. What it would have met is in {@link
     * #shadowHits}; alerts that it would have opened are kept apart.
     */
    public void adopt(ScenarioSet next, ScenarioSet inShadow) {
        scenarios = next;
        watching = inShadow;
        AggregateFeed before = feed;
        aggregates.declare(ScenarioSet.aggregates(scenarios, watching));
        feed = new AggregateFeed(aggregates, scenarios, watching);
        trail.renumber(feed.since(before));
        judgeAnew();
    }

    /**
     * Both together, with what either is the first to ask for as a replay of the log up to here has
     * filled it: a filling of the same sets, in the same order.
     */
    public void adopt(ScenarioSet next, ScenarioSet inShadow, AggregateFilling filled) {
        adopt(next, inShadow);
        aggregates.fill(filled.aggregates());
        feed = new AggregateFeed(aggregates, scenarios, watching);
        trail.refilter(filled.filters());
        judgeAnew();
    }

    private void judgeAnew() {
        graph.link();
        judges.by(scenarios, watching, feed);
    }

    /**
     * Scores with these models from the next transaction on; they keep nothing from one to the
     * next.
     *
     * @throws vigil.engine.scoring.ModelException when one was trained on other windows; nothing
     *     has changed then
     */
    public void adopt(Lineup next) {
        next.requireWindow(settings.window());
        judges.by(next.another());
    }

    /** What the model in shadow said of the transaction decided last. */
    public @Nullable ModelScore challengerScore() {
        return judges.challengerScore();
    }

    /** What the set in shadow would have met on the transaction decided last. */
    public List<Hit> shadowHits() {
        return judges.shadowHits();
    }

    /** What is kept for the scenarios in force and in shadow. */
    public List<Aggregate> aggregates() {
        return aggregates.all();
    }

    /** In the state that this one's snapshot holds, under the same scenarios and models. */
    Core another(InputStream snapshot) throws IOException {
        Core other = fromSnapshot(settings, scenarios, watching, snapshot);
        other.adopt(judges.models());
        return other;
    }

    /** The scenarios in force. */
    public ScenarioSet scenarios() {
        return scenarios;
    }

    /**
     * Decides the next transaction of the log.
     *
     * @throws IllegalArgumentException when the transaction is impossible; the core is unchanged
     *     then
     */
    public Decision decide(Transaction transaction) {
        return decide(transaction, false);
    }

    /**
     * Decides transactions as {@link #decide(Transaction)} does, one after the other, and hands
     * each decision on before the next one is begun. What they will touch is read ahead for several
     * of them together, so that they wait for memory once: nothing else is different.
     *
     * @throws IllegalArgumentException when one is impossible; those before it are decided then
     */
    public void decide(List<Transaction> inOrder, Consumer<Decision> to) {
        along(inOrder, transaction -> to.accept(decide(transaction, true)));
    }

    /** The same; nothing is read ahead any more for what {@link #along} has read. */
    Decision decide(Transaction transaction, boolean isNear) {
        Alerts.Instant when = arrive(transaction, isNear);
        try {
            return judges.judge(transaction, moment.late(), when);
        } finally {
            feed.after(transaction);
        }
    }

    /**
     * Takes a transaction as {@link #decide(Transaction)} does and says nothing of it: another core
     * in the same state does. What it will touch has been read ahead.
     */
    void follow(Transaction transaction) {
        arrive(transaction, true);
        feed.after(transaction);
    }

    /** Reads ahead what these will touch, and gives each its turn. */
    void along(List<Transaction> inOrder, Consumer<Transaction> turn) {
        ahead.along(inOrder, turn);
    }

    private Alerts.Instant arrive(Transaction transaction, boolean isNear) {
        Admission.check(transaction);
        acquaintances.settle();
        if (!isNear) {
            ahead.read(transaction);
        }
        long time = transaction.eventTimeMillis();
        boolean late = clock.tick(time, transaction.payer());
        transactions++;
        lateTransactions += late ? 1 : 0;
        long asOf = Math.max(time, clock.now());
        count(transaction, late, asOf);
        return new Alerts.Instant(asOf, clock.now());
    }

    /** Brings accounts, pair and graph up to this transaction. */
    private void count(Transaction transaction, boolean late, long asOf) {
        long time = transaction.eventTimeMillis();
        boolean cash = transaction.format() == PaymentFormat.CASH;
        boolean near = cash && settings.isNearThreshold(transaction.baseMinor());
        movement.at(time, asOf, clock.now(), clock.horizon())
                .between(transaction.payer(), transaction.payee(), transaction.baseMinor())
                .of(cash, near, Catalogue.isRound(transaction.paidMinor()))
                .by(transaction.format().ordinal(), transaction.paidCurrency().hashCode())
                .with(transaction.context().place(), transaction.context().wording());
        feed.before(
                transaction,
                moment.of(transaction, near, asOf),
                new Instants(time, asOf, clock.now(), clock.horizon()));
        graph.evict(clock.now());
        int payer = slot(transaction.payer(), ahead.payer(), -1);
        accounts.open(payer, movement, moment.payer(), Direction.OUT);
        int payee = slot(transaction.payee(), ahead.payee(), payer);
        accounts.open(payee, movement, moment.payee(), Direction.IN);
        trail.add(moment.payer(), moment.payee(), movement, transaction.id(), feed.met());
        pairs.look(movement);
        acquaintances.look(movement, pairs, moment.payer(), moment.payee());
        moment.before(late, clock.first());
        boolean strangers = payer != payee && pairs.strangersAt(asOf - graph.window());
        pairs.apply(
                movement,
                moment.payer().lifePartners(Direction.OUT),
                moment.payee().lifePartners(Direction.IN));
        payment.named(transaction.id().high(), transaction.id().low())
                .of(time, clock.now(), transaction.baseMinor(), strangers)
                .nearThreshold(near);
        moment.after(strangers, graph.add(payer, payee, payment), asOf);
    }

    private int slot(long account, int likely, int spared) {
        int slot = accounts.find(account, likely);
        if (slot >= 0) {
            return slot;
        }
        for (int idle = accounts.nextToForget(clock.now(), spared);
                idle >= 0;
                idle = accounts.nextToForget(clock.now(), spared)) {
            graph.forget(idle);
            accounts.forget(idle);
        }
        return accounts.add(account);
    }

    Judges judges() {
        return judges;
    }

    Scope scope() {
        return scope;
    }

    /** Writes the whole state; the stream stays open. */
    public void writeSnapshot(OutputStream out) throws IOException {
        acquaintances.settle();
        SnapshotWriter to = new SnapshotWriter(out);
        to.section(Configuration.FORMAT);
        to.bytes(Configuration.ofSnapshot(settings));
        to.number(transactions);
        to.number(lateTransactions);
        clock.write(to);
        accounts.write(to);
        pairs.write(to);
        aggregates.write(to);
        trail.write(to);
        graph.write(to);
        to.number(scope.searches());
        to.number(scope.truncatedSearches());
        judges.write(to);
        to.finish();
    }

    private void read(SnapshotReader from) throws IOException {
        from.section(Configuration.FORMAT);
        if (!Arrays.equals(from.bytes(64), Configuration.ofSnapshot(settings))) {
            throw new SnapshotException(
                    "The snapshot was written under other settings; start empty and replay the log");
        }
        transactions = from.number();
        lateTransactions = from.number();
        clock.read(from);
        accounts.read(from);
        pairs.read(from);
        aggregates.read(from);
        trail.read(from);
        graph.read(from);
        scope.resume(from.number(), from.number());
        judges.read(from);
        from.finish();
    }

    /** Until other scenarios are adopted, shows this what each decision looks at, once judged. */
    public void showing(Consumer<Moment> witness) {
        judges.showing(witness);
    }

    /** What the last decision looked at; it holds until the next one. */
    public Moment moment() {
        return moment;
    }

    public CoreStatistics statistics() {
        return new CoreStatistics(
                transactions,
                lateTransactions,
                judges.alerts().opened(),
                graph.size(),
                pairs.size(),
                accounts.size(),
                aggregates.keys(),
                scope.searches(),
                scope.truncatedSearches(),
                accounts.evictedEarly()
                        + pairs.evictedEarly()
                        + graph.evictedEarly()
                        + aggregates.evictedEarly());
    }

    public CoreMemory memory() {
        return new CoreMemory(
                accounts.bytes(), pairs.bytes(), graph.bytes() + trail.bytes(), aggregates.bytes());
    }

    /**
     * SHA-256 in hex over settings, scenarios and the model in force: what decisions depend on
     * besides the log.
     */
    public String configurationHash() {
        return Configuration.of(settings, scenarios, judges.models().champion());
    }
}
