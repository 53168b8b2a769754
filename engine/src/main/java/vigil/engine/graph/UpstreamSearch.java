package vigil.engine.graph;

/**
 * How widely an account spreads money that also reached the payer: of those who paid the payer
 * within the span before the deciding payment, the one with most payees in that span.
 */
public final class UpstreamSearch {
    private final Scope scope;
    private final FlowGraph graph;
    private final long millis;
    private final NodeMarks sources = new NodeMarks();
    private final NodeMarks payees = new NodeMarks();
    private final Trail trail;
    private int most;

    UpstreamSearch(Scope scope, long millis) {
        this.scope = scope;
        this.graph = scope.graph;
        this.millis = millis;
        this.trail = new Trail(graph);
    }

    void find() {
        trail.clear();
        most = 0;
        if (graph.liveIn(scope.payer) == 0) {
            return;
        }
        scope.begin();
        sources.begin();
        int best = -1;
        int seen = 0;
        for (int edge = graph.firstIn(scope.payer); edge >= 0; edge = graph.nextIn(edge)) {
            if (!scope.within(++seen) || !scope.spend()) {
                break;
            }
            int source = graph.payer(edge);
            if (!counts(edge) || sources.get(source) >= 0) {
                continue;
            }
            sources.set(source, 1);
            int count = payees(source, false);
            best = count > most ? source : best;
            most = Math.max(most, count);
        }
        if (best >= 0) {
            payees(best, true);
        }
        scope.end();
    }

    /** Different payees of an account in the span; their payments go into the trail if wanted. */
    private int payees(int source, boolean wanted) {
        payees.begin();
        int distinct = 0;
        int seen = 0;
        for (int edge = graph.firstOut(source); edge >= 0; edge = graph.nextOut(edge)) {
            if (!scope.within(++seen) || !scope.spend()) {
                break;
            }
            if (!counts(edge)) {
                continue;
            }
            if (wanted) {
                trail.add(edge);
            }
            if (payees.get(graph.payee(edge)) < 0) {
                payees.set(graph.payee(edge), 1);
                distinct++;
            }
        }
        return distinct;
    }

    private boolean counts(int edge) {
        long time = graph.time(edge);
        return scope.inside(edge) && time > scope.time - millis && time <= scope.time;
    }

    /** The most payees of one account that paid the payer, the payer itself too; 0 without one. */
    public int most() {
        return most;
    }

    /** What that account paid out; empty when nobody paid the payer. */
    public Trail trail() {
        return trail;
    }
}
