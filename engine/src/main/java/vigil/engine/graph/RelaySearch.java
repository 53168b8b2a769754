package vigil.engine.graph;

/**
 * The payment into the payer that the deciding payment most likely passes on: the one closest in
 * amount.
 */
public final class RelaySearch {
    private final Scope scope;
    private final FlowGraph graph;
    private final Trail trail;
    private double ratio;

    RelaySearch(Scope scope) {
        this.scope = scope;
        this.graph = scope.graph;
        this.trail = new Trail(graph);
    }

    void find() {
        trail.clear();
        ratio = 0;
        if (graph.liveIn(scope.payer) == 0) {
            return;
        }
        scope.begin();
        int best = -1;
        int seen = 0;
        double least = Double.MAX_VALUE;
        for (int edge = graph.firstIn(scope.payer); edge >= 0; edge = graph.nextIn(edge)) {
            if (!scope.within(++seen) || !scope.spend()) {
                break;
            }
            double off = distance(edge);
            if (off < least && scope.inside(edge) && graph.time(edge) <= scope.time) {
                least = off;
                best = edge;
            }
        }
        scope.end();
        if (best >= 0) {
            ratio = (double) graph.minor(scope.anchor) / graph.minor(best);
            trail.add(best);
            trail.add(scope.anchor);
        }
    }

    private double distance(int edge) {
        return Band.quotient(graph.minor(edge), graph.minor(scope.anchor));
    }

    /** The deciding amount over the one that arrived, 0 when nothing arrived. */
    public double ratio() {
        return ratio;
    }

    /** What arrived and what was passed on; empty when nothing arrived. */
    public Trail trail() {
        return trail;
    }
}
