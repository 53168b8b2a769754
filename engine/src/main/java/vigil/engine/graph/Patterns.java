package vigil.engine.graph;

/** The patterns around the deciding payment, each searched when it is first asked for. */
public final class Patterns {
    private static final int SAME_MONEY = 1;
    private static final int CYCLE = 2;
    private static final int CHAIN = 4;
    private static final int SCATTER_GATHER = 8;
    private static final int FAN_IN = 16;
    private static final int FAN_OUT = 32;
    private static final int GATHER = 64;
    private static final int RELAY = 128;
    private static final int ROUND_TRIP = 256;
    private static final int UPSTREAM = 512;
    private static final long DAY = 86_400_000L;

    private final FlowGraph graph;
    private final Scope scope;
    private final SameMoneyCycleSearch sameMoney;
    private final CycleSearch cycle;
    private final ChainSearch chain;
    private final ScatterGatherSearch scatterGather;
    private final FanSearch fanIn;
    private final FanSearch fanOut;
    private final FanSearch gather;
    private final RelaySearch relay;
    private final RoundTripSearch roundTrip;
    private final UpstreamSearch upstream;
    private final AccountTrail accountTrail;
    private int done;
    private int cycleHops;
    private int sameMoneyHops;
    private int chainHops;

    public Patterns(FlowGraph graph, Scope scope) {
        this.graph = graph;
        this.scope = scope;
        this.sameMoney = new SameMoneyCycleSearch(scope);
        this.cycle = new CycleSearch(scope);
        this.chain = new ChainSearch(scope);
        this.scatterGather = new ScatterGatherSearch(scope);
        this.fanIn = new FanSearch(scope, true);
        this.fanOut = new FanSearch(scope, false);
        this.gather = new FanSearch(scope, true);
        this.relay = new RelaySearch(scope);
        this.roundTrip = new RoundTripSearch(scope);
        this.upstream = new UpstreamSearch(scope, DAY);
        this.accountTrail = new AccountTrail(scope);
    }

    /** Sets the deciding payment and the end of the window. */
    public void aim(int edge, long asOf) {
        scope.aim(edge, asOf);
        done = 0;
    }

    /** Sets a deciding payment that came too late for any window. */
    public void aimBlind(int edge) {
        scope.aimBlind(edge);
        done = 0;
    }

    private boolean first(int pattern) {
        boolean isFirst = (done & pattern) == 0;
        if (done == 0) {
            graph.beginSearch();
        }
        done |= pattern;
        return isFirst;
    }

    /** Payments in the shortest time-ordered ring that the payment closes, 0 without one. */
    public int cycleHops() {
        if (first(CYCLE)) {
            cycleHops = cycle.find();
        }
        return cycleHops;
    }

    public Trail cycle() {
        cycleHops();
        return cycle.trail();
    }

    /** Payments in a ring of the same money between strangers, 0 without one. */
    public int sameMoneyHops() {
        if (first(SAME_MONEY)) {
            sameMoneyHops = sameMoney.find();
        }
        return sameMoneyHops;
    }

    public Trail sameMoney() {
        sameMoneyHops();
        return sameMoney.trail();
    }

    /** Whether the ring of the same money goes in order of time. */
    public boolean sameMoneyOrdered() {
        return sameMoneyHops() > 0 && sameMoney.ordered();
    }

    /** Payments in the longest chain of the same money that ends with this payment. */
    public int chainHops() {
        if (first(CHAIN)) {
            chainHops = chain.find();
        }
        return chainHops;
    }

    public Trail chain() {
        chainHops();
        return chain.trail();
    }

    public ScatterGatherSearch scatterGather() {
        if (first(SCATTER_GATHER)) {
            scatterGather.find();
        }
        return scatterGather;
    }

    /** Payments into the payee. */
    public FanSearch fanIn() {
        if (first(FAN_IN)) {
            fanIn.look(scope.payee);
        }
        return fanIn;
    }

    /** Payments out of the payer. */
    public FanSearch fanOut() {
        if (first(FAN_OUT)) {
            fanOut.look(scope.payer);
        }
        return fanOut;
    }

    /** Payments into the payer: what it scatters now. */
    public FanSearch gather() {
        if (first(GATHER)) {
            gather.look(scope.payer);
        }
        return gather;
    }

    /** The payment into the payer that this one passes on. */
    public RelaySearch relay() {
        if (first(RELAY)) {
            relay.find();
        }
        return relay;
    }

    /** The payment from the payee to the payer that this one returns. */
    public RoundTripSearch roundTrip() {
        if (first(ROUND_TRIP)) {
            roundTrip.find();
        }
        return roundTrip;
    }

    /** The widest spread within a day of an account that paid the payer. */
    public UpstreamSearch upstream() {
        if (first(UPSTREAM)) {
            upstream.find();
        }
        return upstream;
    }

    /** The last payments of the payer or the payee, of one direction. */
    public AccountTrail accountTrail() {
        graph.beginSearch();
        return accountTrail;
    }

    /** The deciding payment. */
    public int anchor() {
        return scope.anchor;
    }

    public FlowGraph graph() {
        return graph;
    }
}
