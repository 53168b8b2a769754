package vigil.engine.graph;

/**
 * A ring of the same money: a way of two or more payments from the payee back to the payer on which
 * every payment is about as large as the one before, in any order of time within the window.
 *
 * <p>Some true rings are paid out of order; amounts prune so strongly that order need not.
 */
public final class SameMoneyCycleSearch {
    private static final int MOST_HOPS = 12;

    /** Live payments of an account beyond which its money is nobody's in particular. */
    private static final int MOST_LIVE = 80;

    /**
     * Payments from one account to another that one step follows: where two deal with each other
     * often, the latest need not be the one that went on.
     */
    private static final int MOST_PARALLEL = 3;

    private final Scope scope;
    private final FlowGraph graph;
    private final NodeMarks reached = new NodeMarks();
    private final Trail trail;
    private final int[] edges;
    private final int[] parents;
    private int size;
    private boolean ordered;

    public SameMoneyCycleSearch(Scope scope) {
        this.scope = scope;
        this.graph = scope.graph;
        this.trail = new Trail(graph);
        this.edges = new int[scope.budget() + 2];
        this.parents = new int[scope.budget() + 2];
    }

    /** Returns the number of payments in the ring, or 0 when there is none. */
    public int find() {
        trail.clear();
        if (graph.liveOut(scope.payee) == 0
                || graph.liveIn(scope.payer) == 0
                || !passable(scope.payer)) {
            return 0;
        }
        scope.begin();
        if (!arrives()) {
            scope.end();
            return 0;
        }
        reached.begin();
        reached.set(scope.payee, Integer.MAX_VALUE);
        size = 0;
        int last = expand(scope.payee, -1);
        int levelEnd = size;
        int hops = 2;
        for (int entry = 0; last < 0 && entry < size && hops < MOST_HOPS; entry++) {
            if (entry == levelEnd) {
                levelEnd = size;
                hops++;
            }
            if (hops < MOST_HOPS) {
                last = expand(graph.payee(edges[entry]), entry);
            }
        }
        scope.end();
        return last < 0 ? 0 : collect(last);
    }

    /** Whether the payer received about what it pays now: a ring's last payment but one. */
    private boolean arrives() {
        int seen = 0;
        for (int edge = graph.firstIn(scope.payer); edge >= 0; edge = graph.nextIn(edge)) {
            if (!scope.within(++seen) || !scope.spend()) {
                return true;
            }
            if (Band.hop(graph.minor(edge), graph.minor(scope.anchor)) && scope.inside(edge)) {
                return true;
            }
        }
        return false;
    }

    private boolean passable(int node) {
        return graph.live(node) <= MOST_LIVE;
    }

    /** Follows an account's payments; returns the entry that closes the ring, or -1. */
    private int expand(int node, int parent) {
        int before = parent < 0 ? scope.anchor : edges[parent];
        int seen = 0;
        for (int edge = graph.firstOut(node); edge >= 0; edge = graph.nextOut(edge)) {
            if (!scope.within(++seen) || !scope.spend()) {
                return -1;
            }
            int payee = graph.payee(edge);
            if (!follows(edge, before) || !open(payee, parent) || !passable(payee)) {
                continue;
            }
            edges[size] = edge;
            parents[size] = parent;
            if (payee == scope.payer) {
                if (parent >= 0 && Band.hop(graph.minor(edge), graph.minor(scope.anchor))) {
                    return size;
                }
                continue;
            }
            reach(payee, parent);
            size++;
        }
        return -1;
    }

    /** Whether a step may go on to an account: reached by no other step, nor too often by this. */
    private boolean open(int node, int parent) {
        int known = reached.get(node);
        return known < 0
                || (known / MOST_PARALLEL == parent + 1
                        && known % MOST_PARALLEL < MOST_PARALLEL - 1);
    }

    private void reach(int node, int parent) {
        int known = reached.get(node);
        reached.set(node, known < 0 ? (parent + 1) * MOST_PARALLEL : known + 1);
    }

    private boolean follows(int edge, int before) {
        long minor = graph.minor(edge);
        // Around the whole ring fees and rates add up, so its first payment need not equal its
        // last.
        boolean follows = before == scope.anchor || Band.hop(graph.minor(before), minor);
        return follows && Band.ring(graph.minor(scope.anchor), minor) && scope.inside(edge);
    }

    private int collect(int last) {
        int hops = 1;
        for (int entry = last; entry >= 0; entry = parents[entry]) {
            hops++;
        }
        int[] way = new int[hops - 1];
        int i = way.length;
        for (int entry = last; entry >= 0; entry = parents[entry]) {
            way[--i] = edges[entry];
        }
        for (int edge : way) {
            trail.add(edge);
        }
        trail.add(scope.anchor);
        ordered = turns() <= 1;
        return hops;
    }

    /** How often time runs backwards on one walk around: once is in order, wherever it begins. */
    private int turns() {
        int turns = 0;
        for (int i = 0; i < trail.size(); i++) {
            int next = trail.edge((i + 1) % trail.size());
            turns += graph.time(next) < graph.time(trail.edge(i)) ? 1 : 0;
        }
        return turns;
    }

    /** Whether the payments of the ring that was found follow each other in time. */
    public boolean ordered() {
        return ordered;
    }

    public Trail trail() {
        return trail;
    }
}
