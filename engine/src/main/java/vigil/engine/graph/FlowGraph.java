package vigil.engine.graph;

import java.io.IOException;
import java.util.Arrays;
import vigil.engine.records.RecordRing;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * Payments as edges between account slots, in a ring in order of arrival.
 *
 * <p>An edge is named by its place in the ring. What searches read is half a cache line; the rest
 * lies apart. So do the lists: for each edge the previous one out of its payer and into its payee
 * (itself at the end) by the low 32 bits of their arrival numbers, two numbers so close together
 * that a processor finds the next edges of an account while it still waits for the first. Edges go
 * in order of arrival once their time has left the window. One whose time is ahead of the clock (a
 * broken sender) holds those behind it back by one further window at most.
 */
public final class FlowGraph {
    private static final int TIME = 0;
    private static final int ENDS = 1;
    private static final int MINOR = 2;
    private static final int MARKS = 3;
    private static final int STRIDE = 4;

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

    private static final int LEAST_EDGES = 1 << 10;
    private static final int NODES_BITS = 12;
    private static final int NODES = 1 << NODES_BITS;
    private static final int MOST_NODES = 1 << 27;

    private final long window;
    private final int most;
    private final RecordRing edges;
    private final RecordRing apart;

    /** For each edge the one before out of its payer (high half) and into its payee (low half). */
    private final RecordRing previous;

    private long head;
    private long tail;

    /** The first payment that stands in no list yet: lists are made when somebody asks for one. */
    private long linked;

    /** Whether anybody ever searched: from then on a payment stands in its lists at once. */
    private boolean searched;

    /**
     * Some before this one may be dead: where a list ends depends on them, so it is made at once.
     */
    private long deadBefore;

    /** For each account, in segments: newest edge out and in, then live edges out and in. */
    private long[][] nodes = new long[4][];

    private int nodeSegments;
    private long evictedEarly;

    public FlowGraph(long windowMillis, int mostEdges) {
        window = windowMillis;
        most = Integer.highestOneBit(Math.max(mostEdges, LEAST_EDGES));
        edges = new RecordRing(STRIDE, most);
        apart = new RecordRing(STRIDE, most);
        previous = new RecordRing(1, most);
    }

    public long window() {
        return window;
    }

    public int size() {
        return (int) (tail - head);
    }

    /** Bytes of everything that is kept. */
    public long bytes() {
        long bytes = edges.bytes() + apart.bytes() + previous.bytes() + 8L * nodes.length;
        for (long[] some : nodes) {
            bytes += some == null ? 0 : 8L * some.length;
        }
        return bytes;
    }

    public long evictedEarly() {
        return evictedEarly;
    }

    /** Drops what has left the window at {@code clock}. */
    public void evict(long clock) {
        long limit = clock - window;
        while (head < tail) {
            int edge = edges.place(head);
            boolean left = time(edge) <= limit || apart(edge, ARRIVED) <= limit - window;
            if (!left) {
                return;
            }
            dropHead();
        }
    }

    private void dropHead() {
        int edge = edges.place(head);
        if (head == linked) {
            linked++;
        } else if ((marks(edge) & DEAD) == 0) {
            uncount(edge);
        }
        edges.leave(head);
        apart.leave(head);
        previous.leave(head);
        head++;
    }

    private void uncount(int edge) {
        nodes(payer(edge))[at(payer(edge)) + 1] -= 1L << 32;
        nodes(payee(edge))[at(payee(edge)) + 1]--;
    }

    /** Adds a payment and returns its edge, a name that holds as long as the payment is live. */
    public int add(int payer, int payee, Payment payment) {
        if (size() == most) {
            dropHead();
            evictedEarly++;
        }
        edges.extend(tail);
        apart.extend(tail);
        previous.extend(tail);
        int edge = edges.place(tail++);
        write(edge, (long) payer << 32 | payee, payment, payment.marks(payer == payee));
        if (searched || head < deadBefore) {
            link();
        }
        return edge;
    }

    /** To be called before a search. */
    void beginSearch() {
        searched = true;
        link();
    }

    /**
     * Puts the newest payments into their accounts' lists. Where nobody searches, they leave
     * without having stood in one.
     */
    public void link() {
        for (; linked < tail; linked++) {
            link((int) linked, edges.place(linked));
        }
    }

    private void link(int seq, int edge) {
        int payer = payer(edge);
        int payee = payee(edge);
        ensureNode(payer);
        ensureNode(payee);
        long[] paying = nodes(payer);
        long[] receiving = nodes(payee);
        int from = at(payer);
        int to = at(payee);
        int previousOut = (int) (paying[from + 1] >>> 32) == 0 ? seq : (int) (paying[from] >>> 32);
        int previousIn = (int) receiving[to + 1] == 0 ? seq : (int) receiving[to];
        previous.words(edge)[previous.at(edge)] =
                (long) previousOut << 32 | (previousIn & 0xFFFFFFFFL);
        paying[from] = (long) seq << 32 | (paying[from] & 0xFFFFFFFFL);
        paying[from + 1] += 1L << 32;
        receiving[to] = (receiving[to] & 0xFFFFFFFF00000000L) | (seq & 0xFFFFFFFFL);
        receiving[to + 1]++;
    }

    private void write(int edge, long ends, Payment payment, long marks) {
        long[] words = edges.words(edge);
        int at = edges.at(edge);
        words[at + TIME] = payment.time;
        words[at + ENDS] = ends;
        words[at + MINOR] = payment.minor;
        words[at + MARKS] = marks;
        long[] rest = apart.words(edge);
        rest[at + ID_HIGH] = payment.idHigh;
        rest[at + ID_LOW] = payment.idLow;
        rest[at + ARRIVED] = payment.clock;
    }

    private void ensureNode(int node) {
        while (node >>> NODES_BITS >= nodeSegments) {
            if (nodeSegments == nodes.length) {
                nodes = Arrays.copyOf(nodes, nodes.length * 2);
            }
            nodes[nodeSegments++] = new long[2 * NODES];
        }
    }

    private boolean isKnown(int node) {
        return node >>> NODES_BITS < nodeSegments;
    }

    private long[] nodes(int node) {
        return nodes[node >>> NODES_BITS];
    }

    private static int at(int node) {
        return 2 * (node & (NODES - 1));
    }

    /** Takes an account out: its slot will be somebody else's. */
    public void forget(int node) {
        link();
        deadBefore = tail;
        if (!isKnown(node)) {
            return;
        }
        for (int edge = firstOut(node); edge >= 0; edge = nextOut(edge)) {
            bury(edge);
        }
        for (int edge = firstIn(node); edge >= 0; edge = nextIn(edge)) {
            bury(edge);
        }
        nodes(node)[at(node)] = 0;
        nodes(node)[at(node) + 1] = 0;
    }

    private void bury(int edge) {
        if ((marks(edge) & DEAD) == 0) {
            edges.words(edge)[edges.at(edge) + MARKS] |= DEAD;
            uncount(edge);
        }
    }

    /** Live payments out of an account. */
    int liveOut(int node) {
        return (int) (counts(node) >>> 32);
    }

    /** Live payments into an account. */
    int liveIn(int node) {
        return (int) counts(node);
    }

    /** Live payments out of and into an account. */
    int live(int node) {
        long counts = counts(node);
        return (int) (counts >>> 32) + (int) counts;
    }

    private long counts(int node) {
        return isKnown(node) ? nodes(node)[at(node) + 1] : 0;
    }

    /** The newest edge out of an account, or -1. */
    int firstOut(int node) {
        return liveOut(node) == 0 ? -1 : liveAt((int) (nodes(node)[at(node)] >>> 32));
    }

    int firstIn(int node) {
        return liveIn(node) == 0 ? -1 : liveAt((int) nodes(node)[at(node)]);
    }

    /**
     * The edge out of the same payer that came before, or -1; it may be dead or outside the window.
     */
    int nextOut(int edge) {
        return follow(edge, (int) (previous.words(edge)[previous.at(edge)] >>> 32));
    }

    int nextIn(int edge) {
        return follow(edge, (int) previous.words(edge)[previous.at(edge)]);
    }

    private int follow(int edge, int seq) {
        int to = edges.place(seq);
        return to == edge || seq - (int) head < 0 ? -1 : to;
    }

    private int liveAt(int seq) {
        return seq - (int) head < 0 ? -1 : edges.place(seq);
    }

    int payer(int edge) {
        return (int) (edges.words(edge)[edges.at(edge) + ENDS] >>> 32);
    }

    int payee(int edge) {
        return (int) edges.words(edge)[edges.at(edge) + ENDS];
    }

    long time(int edge) {
        return edges.words(edge)[edges.at(edge) + TIME];
    }

    long minor(int edge) {
        return edges.words(edge)[edges.at(edge) + MINOR];
    }

    private long marks(int edge) {
        return edges.words(edge)[edges.at(edge) + MARKS];
    }

    private long apart(int edge, int field) {
        return apart.words(edge)[apart.at(edge) + field];
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
        int oldest = edges.place(head);
        return ((a - oldest) & (most - 1)) > ((b - oldest) & (most - 1));
    }

    boolean fresh(int edge) {
        return (marks(edge) & FRESH) != 0;
    }

    /**
     * Whether an edge counts in a window that begins after {@code from} and ends with {@code to}.
     */
    boolean inside(int edge, long from, long to) {
        long[] words = edges.words(edge);
        int at = edges.at(edge);
        long time = words[at + TIME];
        return time > from && time <= to && (words[at + MARKS] & (DEAD | SELF)) == 0;
    }

    /** As {@link #inside}, payments to oneself too. */
    boolean remembered(int edge, long from, long to) {
        long time = time(edge);
        return time > from && time <= to && (marks(edge) & DEAD) == 0;
    }

    boolean nearThreshold(int edge) {
        return (marks(edge) & NEAR) != 0;
    }

    public long idHigh(int edge) {
        return apart(edge, ID_HIGH);
    }

    public long idLow(int edge) {
        return apart(edge, ID_LOW);
    }

    public void write(SnapshotWriter out) throws IOException {
        link();
        out.section("graph");
        out.number(evictedEarly);
        out.number(head);
        out.number(tail);
        edges.write(out, head, tail);
        apart.write(out, head, tail);
        previous.write(out, head, tail);
        out.number(nodeSegments);
        for (int i = 0; i < nodeSegments; i++) {
            out.numbers(nodes[i], nodes[i].length);
        }
    }

    public void read(SnapshotReader in) throws IOException {
        in.section("graph");
        evictedEarly = in.number();
        head = in.number();
        tail = in.number();
        linked = tail;
        deadBefore = tail;
        edges.read(in, head, tail);
        apart.read(in, head, tail);
        previous.read(in, head, tail);
        int segments = in.count(MOST_NODES >>> NODES_BITS);
        nodeSegments = 0;
        for (int i = 0; i < segments; i++) {
            ensureNode(i << NODES_BITS);
            in.numbers(nodes[i]);
        }
    }
}
