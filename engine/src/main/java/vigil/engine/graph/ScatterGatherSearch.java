package vigil.engine.graph;

/**
 * Money that one account scattered over several and that now comes together at the payee of the
 * deciding payment, every payment between parties who were strangers.
 *
 * <p>The payee's payers are marked with their newest payment to it; then for every source of the
 * deciding payer, the marked ones among its payees are counted where the money came before it went
 * on.
 */
public final class ScatterGatherSearch {
    /** Live payments of a source beyond which it pays out as its business, not to scatter. */
    private static final int MOST_OUT = 80;

    private final Scope scope;
    private final FlowGraph graph;
    private final NodeMarks gathering = new NodeMarks();
    private final NodeMarks counted = new NodeMarks();
    private final NodeMarks sources = new NodeMarks();
    private final Trail trail;
    private final Trail candidate;
    private int mids;
    private int sameMoneyMids;
    private int found;

    public ScatterGatherSearch(Scope scope) {
        this.scope = scope;
        this.graph = scope.graph;
        this.trail = new Trail(graph);
        this.candidate = new Trail(graph);
    }

    /** Looks at the deciding payment as one that gathers. */
    public void find() {
        mids = 0;
        sameMoneyMids = 0;
        trail.clear();
        boolean possible =
                graph.fresh(scope.anchor)
                        && graph.liveIn(scope.payer) > 0
                        && graph.liveIn(scope.payee) >= 2;
        if (!possible) {
            return;
        }
        scope.begin();
        if (markGathering()) {
            lookAtSources();
        }
        scope.end();
        // One account between is a relay, not a scatter.
        mids = mids < 2 ? 0 : mids;
        if (sameMoneyMids < 2) {
            sameMoneyMids = 0;
            trail.clear();
        }
    }

    /** Returns whether anybody but the deciding payer has paid the payee. */
    private boolean markGathering() {
        gathering.begin();
        int others = 0;
        int seen = 0;
        for (int edge = graph.firstIn(scope.payee); edge >= 0; edge = graph.nextIn(edge)) {
            if (!scope.within(++seen) || !scope.spend()) {
                break;
            }
            if (!graph.fresh(edge) || !scope.inside(edge)) {
                continue;
            }
            int mid = graph.payer(edge);
            int known = gathering.get(mid);
            if (known < 0 || graph.time(edge) > graph.time(known)) {
                gathering.set(mid, edge);
            }
            others += mid == scope.payer ? 0 : 1;
        }
        return others > 0;
    }

    private void lookAtSources() {
        sources.begin();
        int seen = 0;
        for (int edge = graph.firstIn(scope.payer); edge >= 0; edge = graph.nextIn(edge)) {
            if (!scope.within(++seen) || !scope.spend()) {
                return;
            }
            if (!graph.fresh(edge)) {
                continue;
            }
            int source = graph.payer(edge);
            boolean eligible =
                    scope.inside(edge)
                            && graph.liveOut(source) >= 2
                            && graph.liveOut(source) <= MOST_OUT
                            && source != scope.payee
                            && sources.get(source) < 0;
            if (eligible && graph.time(edge) <= graph.time(scope.anchor)) {
                sources.set(source, edge);
                count(source);
                keepBest();
            }
        }
    }

    private void count(int source) {
        candidate.clear();
        counted.begin();
        found = 0;
        int seen = 0;
        for (int edge = graph.firstOut(source); edge >= 0; edge = graph.nextOut(edge)) {
            if (!scope.within(++seen) || !scope.spend()) {
                return;
            }
            if (!graph.fresh(edge)) {
                continue;
            }
            int mid = graph.payee(edge);
            int onward = gathering.get(mid);
            if (onward < 0 || !scope.inside(edge) || graph.time(edge) > graph.time(onward)) {
                continue;
            }
            int before = counted.get(mid);
            if (before < 0) {
                found++;
                counted.set(mid, 0);
            }
            if (before <= 0 && sameMoney(edge, onward)) {
                counted.set(mid, 1);
                candidate.add(edge);
                candidate.add(onward);
            }
        }
    }

    private boolean sameMoney(int edge, int onward) {
        return Band.hop(graph.minor(edge), graph.minor(onward));
    }

    private void keepBest() {
        mids = Math.max(mids, found);
        if (candidate.size() / 2 > sameMoneyMids) {
            sameMoneyMids = candidate.size() / 2;
            trail.copy(candidate);
        }
    }

    /** Accounts between the best source and the payee; 0 where there are fewer than two. */
    public int mids() {
        return mids;
    }

    /** Accounts between that passed on about what they got, all between strangers. */
    public int sameMoneyMids() {
        return sameMoneyMids;
    }

    /** Both payments of every account that passed the same money on, in order of time. */
    public Trail trail() {
        return trail;
    }
}
