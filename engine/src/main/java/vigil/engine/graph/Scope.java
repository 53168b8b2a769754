package vigil.engine.graph;

/**
 * What a search may look at: the window around the deciding payment, and how much of it before it
 * gives up.
 *
 * <p>Counts the searches, and those cut short by a hub or the budget.
 */
public final class Scope {
    final FlowGraph graph;
    private final int hubCap;
    private final int budget;
    long from;
    long to;
    int anchor;
    int payer;
    int payee;
    long time;
    private int visits;
    private boolean truncated;
    private long searches;
    private long truncatedSearches;

    public Scope(FlowGraph graph, int hubCap, int visitBudget) {
        this.graph = graph;
        this.hubCap = hubCap;
        this.budget = visitBudget;
    }

    /** Sets the deciding payment and the end of the window. */
    public void aim(int edge, long asOf) {
        anchor = edge;
        payer = graph.payer(edge);
        payee = graph.payee(edge);
        time = graph.time(edge);
        to = asOf;
        from = asOf - graph.window();
    }

    /** Sets a deciding payment that came too late for any window: no other payment is in sight. */
    public void aimBlind(int edge) {
        aim(edge, Long.MIN_VALUE + graph.window());
    }

    void begin() {
        visits = 0;
        truncated = false;
    }

    /** Counts one look at an edge; false once the budget is spent. */
    boolean spend() {
        if (visits >= budget) {
            truncated = true;
            return false;
        }
        visits++;
        return true;
    }

    /** Counts the n-th look at one account's edges; false beyond the hub cap. */
    boolean within(int n) {
        if (n > hubCap) {
            truncated = true;
            return false;
        }
        return true;
    }

    void end() {
        searches++;
        if (truncated) {
            truncatedSearches++;
        }
    }

    boolean inside(int edge) {
        return graph.inside(edge, from, to);
    }

    int budget() {
        return budget;
    }

    public long searches() {
        return searches;
    }

    public long truncatedSearches() {
        return truncatedSearches;
    }

    /** Continues counting where a snapshot left off. */
    public void resume(long searchesBefore, long truncatedBefore) {
        searches = searchesBefore;
        truncatedSearches = truncatedBefore;
    }
}
