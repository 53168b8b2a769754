package vigil.engine.graph;

/**
 * The payment from the payee to the payer that the deciding payment most likely returns: the one
 * closest in amount.
 */
public final class RoundTripSearch {
    private final Scope scope;
    private final FlowGraph graph;
    private final Trail trail;
    private double ratio;

    RoundTripSearch(Scope scope) {
        this.scope = scope;
        this.graph = scope.graph;
        this.trail = new Trail(graph);
    }

    void find() {
        trail.clear();
        ratio = 0;
        if (graph.liveIn(scope.payer) == 0
                || graph.liveOut(scope.payee) == 0
                || scope.payer == scope.payee) {
            return;
        }
        scope.begin();
        int best =
                graph.liveOut(scope.payee) <= graph.liveIn(scope.payer)
                        ? amongPaid()
                        : amongReceived();
        scope.end();
        if (best >= 0) {
            ratio = (double) graph.minor(scope.anchor) / graph.minor(best);
            trail.add(best);
            trail.add(scope.anchor);
        }
    }

    private int amongPaid() {
        int best = -1;
        int seen = 0;
        for (int edge = graph.firstOut(scope.payee); edge >= 0; edge = graph.nextOut(edge)) {
            if (!scope.within(++seen) || !scope.spend()) {
                break;
            }
            best = closer(edge, best);
        }
        return best;
    }

    private int amongReceived() {
        int best = -1;
        int seen = 0;
        for (int edge = graph.firstIn(scope.payer); edge >= 0; edge = graph.nextIn(edge)) {
            if (!scope.within(++seen) || !scope.spend()) {
                break;
            }
            best = closer(edge, best);
        }
        return best;
    }

    private int closer(int edge, int best) {
        boolean returned =
                graph.payer(edge) == scope.payee
                        && graph.payee(edge) == scope.payer
                        && scope.inside(edge);
        if (!returned) {
            return best;
        }
        return best < 0 || distance(edge) < distance(best) ? edge : best;
    }

    private double distance(int edge) {
        return Band.quotient(graph.minor(edge), graph.minor(scope.anchor));
    }

    /** The deciding amount over the one that it returns, 0 when it returns none. */
    public double ratio() {
        return ratio;
    }

    /** What was paid and what came back; empty when nothing did. */
    public Trail trail() {
        return trail;
    }
}
