package vigil.engine.graph;

/**
 * The longest way on which the same money came to the payer of the deciding payment: every payment
 * between strangers, about as large as the next, and no later.
 */
public final class ChainSearch {
    private static final int MOST_HOPS = 12;

    private final Scope scope;
    private final FlowGraph graph;
    private final NodeMarks onPath = new NodeMarks();
    private final Trail path;
    private final Trail longest;

    public ChainSearch(Scope scope) {
        this.scope = scope;
        this.graph = scope.graph;
        this.path = new Trail(graph);
        this.longest = new Trail(graph);
    }

    /**
     * Returns the number of payments in the chain, the deciding one among them; 0 when that is
     * between acquaintances.
     */
    public int find() {
        longest.clear();
        if (!graph.fresh(scope.anchor)) {
            return 0;
        }
        longest.add(scope.anchor);
        if (graph.liveIn(scope.payer) == 0) {
            return 1;
        }
        scope.begin();
        onPath.begin();
        path.clear();
        path.add(scope.anchor);
        onPath.set(scope.payee, 1);
        walkBack(scope.payer, scope.anchor);
        scope.end();
        longest.sort();
        return longest.size();
    }

    private void walkBack(int node, int later) {
        if (path.size() >= MOST_HOPS) {
            return;
        }
        onPath.set(node, 1);
        int seen = 0;
        for (int edge = graph.firstIn(node); edge >= 0; edge = graph.nextIn(edge)) {
            if (!scope.within(++seen) || !scope.spend()) {
                break;
            }
            if (leads(edge, later) && onPath.get(graph.payer(edge)) <= 0) {
                path.add(edge);
                if (path.size() > longest.size()) {
                    longest.copy(path);
                }
                walkBack(graph.payer(edge), edge);
                path.dropLast();
            }
        }
        onPath.set(node, 0);
    }

    private boolean leads(int edge, int later) {
        return graph.fresh(edge)
                && graph.time(edge) <= graph.time(later)
                && Band.step(graph.minor(edge), graph.minor(later))
                && scope.inside(edge);
    }

    /** In order of time, so the first payment is the chain's source. */
    public Trail trail() {
        return longest;
    }
}
