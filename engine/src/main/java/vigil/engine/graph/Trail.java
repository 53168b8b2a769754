package vigil.engine.graph;

import java.util.Arrays;

/** The payments that a pattern consists of. */
public final class Trail {
    private final FlowGraph graph;
    private int[] edges = new int[32];
    private int size;

    Trail(FlowGraph graph) {
        this.graph = graph;
    }

    void clear() {
        size = 0;
    }

    void add(int edge) {
        if (size == edges.length) {
            edges = Arrays.copyOf(edges, size * 2);
        }
        edges[size++] = edge;
    }

    void dropLast() {
        size--;
    }

    void copy(Trail other) {
        clear();
        for (int i = 0; i < other.size; i++) {
            add(other.edges[i]);
        }
    }

    public int size() {
        return size;
    }

    /** An edge, a name that holds until the next payment. */
    public int edge(int i) {
        return edges[i];
    }

    /** Puts the payments in order of event time, those of one time in order of arrival. */
    void sort() {
        // Account lists run from new to old: turned around they are nearly in order, and few places
        // change.
        if (size > 1 && after(edges[0], edges[size - 1])) {
            reverse();
        }
        for (int i = 1; i < size; i++) {
            int edge = edges[i];
            int j = i;
            while (j > 0 && after(edges[j - 1], edge)) {
                edges[j] = edges[j - 1];
                j--;
            }
            edges[j] = edge;
        }
    }

    private void reverse() {
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            int edge = edges[i];
            edges[i] = edges[j];
            edges[j] = edge;
        }
    }

    private boolean after(int a, int b) {
        long timeA = graph.time(a);
        long timeB = graph.time(b);
        return timeA > timeB || (timeA == timeB && graph.arrivedAfter(a, b));
    }

    /** Hours between the first and the last payment. */
    public double hours() {
        if (size == 0) {
            return 0;
        }
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            least = Math.min(least, graph.time(edges[i]));
            most = Math.max(most, graph.time(edges[i]));
        }
        return (most - least) / 3_600_000.0;
    }

    /** Greatest amount over least amount. */
    public double spread() {
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < size; i++) {
            least = Math.min(least, graph.minor(edges[i]));
            most = Math.max(most, graph.minor(edges[i]));
        }
        return size == 0 ? 0 : (double) most / least;
    }

    /** How many of the payments are between parties who were strangers before. */
    public int fresh() {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += graph.fresh(edges[i]) ? 1 : 0;
        }
        return count;
    }

    /** The most live payments, in and out, of an account between the first and the last. */
    public int busiest() {
        int most = 0;
        for (int i = 1; i < size; i++) {
            int node = graph.payer(edges[i]);
            most = Math.max(most, graph.live(node));
        }
        return most;
    }

    /** Minor units of the base currency. */
    public long sum() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += graph.minor(edges[i]);
        }
        return sum;
    }
}
