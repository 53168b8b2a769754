package vigil.engine.graph;

/** The last payments of one account: evidence for scenarios that count. */
public final class AccountTrail {
    private static final int MOST = 50;

    private final Scope scope;
    private final FlowGraph graph;
    private final Trail trail;

    AccountTrail(Scope scope) {
        this.scope = scope;
        this.graph = scope.graph;
        this.trail = new Trail(graph);
    }

    /**
     * The newest payments out of the payer within {@code millis} before the window's end, in order
     * of time.
     */
    public Trail outOfPayer(long millis, boolean nearThresholdOnly) {
        trail.clear();
        for (int edge = graph.firstOut(scope.payer);
                edge >= 0 && trail.size() < MOST;
                edge = graph.nextOut(edge)) {
            take(edge, millis, nearThresholdOnly);
        }
        trail.sort();
        return trail;
    }

    /**
     * The newest payments into the payee within {@code millis} before the window's end, in order of
     * time.
     */
    public Trail intoPayee(long millis, boolean nearThresholdOnly) {
        trail.clear();
        for (int edge = graph.firstIn(scope.payee);
                edge >= 0 && trail.size() < MOST;
                edge = graph.nextIn(edge)) {
            take(edge, millis, nearThresholdOnly);
        }
        trail.sort();
        return trail;
    }

    private void take(int edge, long millis, boolean nearThresholdOnly) {
        boolean wanted = !nearThresholdOnly || graph.nearThreshold(edge);
        if (wanted && graph.remembered(edge, scope.to - millis, scope.to)) {
            trail.add(edge);
        }
    }
}
