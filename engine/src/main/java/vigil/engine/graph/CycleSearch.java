package vigil.engine.graph;

import java.util.Arrays;

/**
 * The shortest time-ordered way from the payee of the deciding payment back to its payer, at most
 * twelve payments with it, each within a factor of four of the deciding one: beyond that it is not
 * the same business going around.
 *
 * <p>Breadth first from both ends by turns: forward the earliest arrival at an account, backward
 * the latest departure from which the payer can still be reached; where an arrival is no later than
 * a departure, the ring is closed. The shortest such way visits no account twice. A late payment
 * may stand anywhere in its ring: times after it count as before all others, so that the ring is
 * read from the late payment around.
 */
public final class CycleSearch {
    private static final int MOST_HOPS = 12;

    /** Live payments of an account beyond which time alone ties nothing together. */
    private static final int MOST_LIVE = 25;

    private static final long TURN = 1L << 61;

    private final Scope scope;
    private final FlowGraph graph;
    private final Side forward;
    private final Side backward;
    private final Trail trail;

    public CycleSearch(Scope scope) {
        this.scope = scope;
        this.graph = scope.graph;
        this.forward = new Side(scope.budget() + 2);
        this.backward = new Side(scope.budget() + 2);
        this.trail = new Trail(graph);
    }

    /** Entries of one side: accounts reached, each by an edge from an earlier entry. */
    private static final class Side {
        final NodeMarks best = new NodeMarks();
        int[] node;
        int[] edge;
        int[] parent;
        long[] key;
        int size;
        int levelStart;

        Side(int capacity) {
            node = new int[capacity];
            edge = new int[capacity];
            parent = new int[capacity];
            key = new long[capacity];
        }

        void start(int first, long firstKey) {
            best.begin();
            size = 0;
            levelStart = 0;
            add(first, -1, -1, firstKey);
        }

        void add(int reached, int by, int from, long at) {
            if (size == node.length) {
                node = Arrays.copyOf(node, size * 2);
                edge = Arrays.copyOf(edge, size * 2);
                parent = Arrays.copyOf(parent, size * 2);
                key = Arrays.copyOf(key, size * 2);
            }
            node[size] = reached;
            edge[size] = by;
            parent[size] = from;
            key[size] = at;
            best.set(reached, size++);
        }
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
        forward.start(scope.payee, Long.MIN_VALUE);
        backward.start(scope.payer, Long.MAX_VALUE);
        int hops = 1;
        boolean met = false;
        while (!met
                && hops < MOST_HOPS
                && forward.levelStart < forward.size
                && backward.levelStart < backward.size) {
            hops++;
            boolean forwardIsSmaller =
                    forward.size - forward.levelStart <= backward.size - backward.levelStart;
            met = forwardIsSmaller ? stepForward() : stepBackward();
        }
        scope.end();
        return met ? hops : 0;
    }

    private long key(int edge) {
        long time = graph.time(edge);
        return time > scope.time ? time - TURN : time;
    }

    private boolean passable(int node) {
        return graph.live(node) <= MOST_LIVE;
    }

    private boolean ofOneOrder(int edge) {
        return Band.order(graph.minor(edge), graph.minor(scope.anchor));
    }

    private boolean stepForward() {
        int end = forward.size;
        for (int entry = forward.levelStart; entry < end; entry++) {
            int seen = 0;
            for (int edge = graph.firstOut(forward.node[entry]);
                    edge >= 0;
                    edge = graph.nextOut(edge)) {
                if (!scope.within(++seen) || !scope.spend()) {
                    break;
                }
                if (ofOneOrder(edge) && scope.inside(edge) && arrive(entry, edge)) {
                    return true;
                }
            }
        }
        forward.levelStart = end;
        return false;
    }

    private boolean arrive(int entry, int edge) {
        long key = key(edge);
        int reached = graph.payee(edge);
        int known = forward.best.get(reached);
        if (key < forward.key[entry]
                || (known >= 0 && forward.key[known] <= key)
                || !passable(reached)) {
            return false;
        }
        forward.add(reached, edge, entry, key);
        int other = backward.best.get(reached);
        if (other >= 0 && key <= backward.key[other]) {
            collect(forward.size - 1, other);
            return true;
        }
        return false;
    }

    private boolean stepBackward() {
        int end = backward.size;
        for (int entry = backward.levelStart; entry < end; entry++) {
            int seen = 0;
            for (int edge = graph.firstIn(backward.node[entry]);
                    edge >= 0;
                    edge = graph.nextIn(edge)) {
                if (!scope.within(++seen) || !scope.spend()) {
                    break;
                }
                if (ofOneOrder(edge) && scope.inside(edge) && depart(entry, edge)) {
                    return true;
                }
            }
        }
        backward.levelStart = end;
        return false;
    }

    private boolean depart(int entry, int edge) {
        long key = key(edge);
        int reached = graph.payer(edge);
        int known = backward.best.get(reached);
        if (key > backward.key[entry]
                || (known >= 0 && backward.key[known] >= key)
                || (reached != scope.payee && !passable(reached))) {
            return false;
        }
        backward.add(reached, edge, entry, key);
        int other = forward.best.get(reached);
        if (other >= 0 && forward.key[other] <= key) {
            collect(other, backward.size - 1);
            return true;
        }
        return false;
    }

    /**
     * Lays the ring down in its order: from the payee around to the payer, the deciding payment
     * last.
     */
    private void collect(int forwardEntry, int backwardEntry) {
        int depth = 0;
        for (int entry = forwardEntry; forward.edge[entry] >= 0; entry = forward.parent[entry]) {
            depth++;
        }
        int[] way = new int[depth];
        for (int entry = forwardEntry; forward.edge[entry] >= 0; entry = forward.parent[entry]) {
            way[--depth] = forward.edge[entry];
        }
        for (int edge : way) {
            trail.add(edge);
        }
        for (int entry = backwardEntry; backward.edge[entry] >= 0; entry = backward.parent[entry]) {
            trail.add(backward.edge[entry]);
        }
        trail.add(scope.anchor);
    }

    public Trail trail() {
        return trail;
    }
}
