package vigil.engine.graph;

import java.io.IOException;
import java.util.Arrays;
import vigil.engine.snapshots.SnapshotException;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * Payments as edges between account slots, in a ring in order of arrival.
 *
 * <p>An edge is named by the low 32 bits of its arrival number. What searches read is half a cache
 * line; the rest lies apart. So do the lists: for each edge the previous one out of its payer and
 * into its payee (itself at the end), two numbers so close together that a processor finds the next
 * edges of an account while it still waits for the first. Edges go in order of arrival once their
 * time has left the window. One whose time is ahead of the clock (a broken sender) holds those
 * behind it back by one further window at most.
 */
public final class FlowGraph {
    private static final int TIME = 0;
    private static final int ENDS = 1;
    private static final int MINOR = 2;
    private static final int MARKS = 3;
    private static final int STRIDE = 4;
    private static final int STRIDE_BITS = 2;

    /** Of what no search reads. */
    private static final int ID_HIGH = 0;

    private static final int ID_LOW = 1;
    private static final int ARRIVED = 2;

    /** Payer and payee were strangers when the window before this payment began. */
    static final long FRESH = 1;

    /** An end of the edge has been forgotten. */
    static final long DEAD = 2;

    /** From an account to itself: evidence for counts, no part of any pattern. */
    static final long SELF = 4;

    /** Cash closely below the reporting threshold. */
    static final long NEAR = 8;

    private final long window;
    private final int most;
    private long[] edges;
    private long[] apart;

    /** Two for each edge: the one before out of its payer, and into its payee. */
    private int[] previous;

    private int mask;
    private long head;
    private long tail;

    /** For each account: newest edge out and in, then live edges out and in. */
    long[] nodes = new long[2 << 10];

    private long evictedEarly;

    public FlowGraph(long windowMillis, int mostEdges) {
        window = windowMillis;
        most = mostEdges;
        mask = (1 << 10) - 1;
        allocate();
    }

    private void allocate() {
        edges = new long[(mask + 1) * STRIDE];
        apart = new long[(mask + 1) * STRIDE];
        previous = new int[2 * (mask + 1)];
    }

    public long window() {
        return window;
    }

    public int size() {
        return (int) (tail - head);
    }

    /** Bytes of everything that is kept. */
    public long bytes() {
        return 8L * (edges.length + apart.length + nodes.length) + 4L * previous.length;
    }

    public long evictedEarly() {
        return evictedEarly;
    }

    /** Drops what has left the window at {@code clock}. */
    public void evict(long clock) {
        long limit = clock - window;
        while (head < tail) {
            int at = at((int) head);
            boolean left = edges[at + TIME] <= limit || apart[at + ARRIVED] <= limit - window;
            if (!left) {
                return;
            }
            dropHead();
        }
    }

    private void dropHead() {
        int at = at((int) head);
        if ((edges[at + MARKS] & DEAD) == 0) {
            nodes[2 * payer(at) + 1] -= 1L << 32;
            nodes[2 * payee(at) + 1]--;
        }
        head++;
    }

    /** Adds a payment and returns its edge, an offset that holds until the next payment. */
    public int add(int payer, int payee, Payment payment) {
        if (size() == mask + 1) {
            makeRoom();
        }
        ensureNode(Math.max(payer, payee));
        int seq = (int) tail++;
        int at = at(seq);
        int previousOut = liveOut(payer) == 0 ? seq : (int) (nodes[2 * payer] >>> 32);
        int previousIn = liveIn(payee) == 0 ? seq : (int) nodes[2 * payee];
        edges[at + TIME] = payment.time;
        edges[at + ENDS] = (long) payer << 32 | payee;
        edges[at + MINOR] = payment.minor;
        edges[at + MARKS] = payment.marks(payer == payee);
        apart[at + ID_HIGH] = payment.idHigh;
        apart[at + ID_LOW] = payment.idLow;
        apart[at + ARRIVED] = payment.clock;
        previous[at >> 1] = previousOut;
        previous[(at >> 1) + 1] = previousIn;
        nodes[2 * payer] = (long) seq << 32 | (nodes[2 * payer] & 0xFFFFFFFFL);
        nodes[2 * payer + 1] += 1L << 32;
        nodes[2 * payee] = (nodes[2 * payee] & 0xFFFFFFFF00000000L) | (seq & 0xFFFFFFFFL);
        nodes[2 * payee + 1]++;
        return at;
    }

    private void makeRoom() {
        if (2L * (mask + 1) > Math.max(most, 1 << 10)) {
            dropHead();
            evictedEarly++;
            return;
        }
        long[] oldEdges = edges;
        long[] oldApart = apart;
        int[] oldPrevious = previous;
        int oldMask = mask;
        mask = 2 * mask + 1;
        allocate();
        for (long seq = head; seq < tail; seq++) {
            int from = ((int) seq & oldMask) << STRIDE_BITS;
            int to = at((int) seq);
            System.arraycopy(oldEdges, from, edges, to, STRIDE);
            System.arraycopy(oldApart, from, apart, to, STRIDE);
            System.arraycopy(oldPrevious, from >> 1, previous, to >> 1, 2);
        }
    }

    private void ensureNode(int node) {
        if (2 * node + 1 >= nodes.length) {
            nodes = Arrays.copyOf(nodes, Math.max(2 * node + 2, nodes.length * 2));
        }
    }

    /** Takes an account out: its slot will be somebody else's. */
    public void forget(int node) {
        if (2 * node + 1 >= nodes.length) {
            return;
        }
        for (int edge = firstOut(node); edge >= 0; edge = nextOut(edge)) {
            bury(edge);
        }
        for (int edge = firstIn(node); edge >= 0; edge = nextIn(edge)) {
            bury(edge);
        }
        nodes[2 * node] = 0;
        nodes[2 * node + 1] = 0;
    }

    private void bury(int edge) {
        if ((edges[edge + MARKS] & DEAD) == 0) {
            edges[edge + MARKS] |= DEAD;
            nodes[2 * payer(edge) + 1] -= 1L << 32;
            nodes[2 * payee(edge) + 1]--;
        }
    }

    /** Live payments out of an account. */
    public int liveOut(int node) {
        return 2 * node + 1 < nodes.length ? (int) (nodes[2 * node + 1] >>> 32) : 0;
    }

    /** Live payments into an account. */
    public int liveIn(int node) {
        return 2 * node + 1 < nodes.length ? (int) nodes[2 * node + 1] : 0;
    }

    /** Live payments out of and into an account. */
    int live(int node) {
        if (2 * node + 1 >= nodes.length) {
            return 0;
        }
        long counts = nodes[2 * node + 1];
        return (int) (counts >>> 32) + (int) counts;
    }

    /**
     * The newest edge out of an account, or -1; like all edges below an offset that holds until the
     * next payment.
     */
    int firstOut(int node) {
        return liveOut(node) == 0 ? -1 : liveAt((int) (nodes[2 * node] >>> 32));
    }

    int firstIn(int node) {
        return liveIn(node) == 0 ? -1 : liveAt((int) nodes[2 * node]);
    }

    /**
     * The edge out of the same payer that came before, or -1; it may be dead or outside the window.
     */
    int nextOut(int edge) {
        return follow(edge, previous[edge >> 1]);
    }

    int nextIn(int edge) {
        return follow(edge, previous[(edge >> 1) + 1]);
    }

    private int follow(int edge, int seq) {
        int to = at(seq);
        return to == edge || seq - (int) head < 0 ? -1 : to;
    }

    private int liveAt(int seq) {
        return seq - (int) head < 0 ? -1 : at(seq);
    }

    private int at(int seq) {
        return (seq & mask) << STRIDE_BITS;
    }

    int payer(int edge) {
        return (int) (edges[edge + ENDS] >>> 32);
    }

    int payee(int edge) {
        return (int) edges[edge + ENDS];
    }

    long time(int edge) {
        return edges[edge + TIME];
    }

    long minor(int edge) {
        return edges[edge + MINOR];
    }

    /** The slot of the account that an edge leaves. */
    public int payerOf(int edge) {
        return payer(edge);
    }

    /** By event time, then by arrival. */
    public int compareInTime(int a, int b) {
        int byTime = Long.compare(time(a), time(b));
        return byTime != 0 ? byTime : Boolean.compare(arrivedAfter(a, b), arrivedAfter(b, a));
    }

    boolean arrivedAfter(int a, int b) {
        return ((a - at((int) head)) & (edges.length - 1))
                > ((b - at((int) head)) & (edges.length - 1));
    }

    boolean fresh(int edge) {
        return (edges[edge + MARKS] & FRESH) != 0;
    }

    /**
     * Whether an edge counts in a window that begins after {@code from} and ends with {@code to}.
     */
    boolean inside(int edge, long from, long to) {
        long time = edges[edge + TIME];
        return time > from && time <= to && (edges[edge + MARKS] & (DEAD | SELF)) == 0;
    }

    /** As {@link #inside}, payments to oneself too. */
    boolean remembered(int edge, long from, long to) {
        long time = edges[edge + TIME];
        return time > from && time <= to && (edges[edge + MARKS] & DEAD) == 0;
    }

    boolean nearThreshold(int edge) {
        return (edges[edge + MARKS] & NEAR) != 0;
    }

    public long idHigh(int edge) {
        return apart[edge + ID_HIGH];
    }

    public long idLow(int edge) {
        return apart[edge + ID_LOW];
    }

    public void write(SnapshotWriter out) throws IOException {
        out.section("graph");
        out.number(evictedEarly);
        out.number(head);
        out.number(tail);
        out.number(mask);
        out.numbers(edges, edges.length);
        out.numbers(apart, apart.length);
        out.integers(previous, previous.length);
        out.number(nodes.length);
        out.numbers(nodes, nodes.length);
    }

    public void read(SnapshotReader in) throws IOException {
        in.section("graph");
        evictedEarly = in.number();
        head = in.number();
        tail = in.number();
        mask = in.count(Math.max(most, 1024));
        allocate();
        in.numbers(edges);
        in.numbers(apart);
        in.integers(previous);
        nodes = new long[in.count(1 << 28)];
        in.numbers(nodes);
        if (Integer.bitCount(mask + 1) != 1 || tail - head > mask + 1 || tail < head) {
            throw new SnapshotException("The snapshot is corrupt: the flow graph does not add up");
        }
    }
}
