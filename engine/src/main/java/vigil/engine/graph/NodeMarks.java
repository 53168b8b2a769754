package vigil.engine.graph;

import java.util.Arrays;

/**
 * A number for each account slot, all forgotten at once when a search begins.
 *
 * <p>Generation and number share a word: searches jump about, and one cache line less a step shows.
 */
final class NodeMarks {
    private long[] marks = new long[1 << 10];
    private int generation;

    void begin() {
        if (++generation == Integer.MAX_VALUE) {
            Arrays.fill(marks, 0);
            generation = 1;
        }
    }

    /** The number of an account, or -1. */
    int get(int node) {
        if (node >= marks.length) {
            return -1;
        }
        long mark = marks[node];
        return (int) (mark >>> 32) == generation ? (int) mark : -1;
    }

    void set(int node, int value) {
        if (node >= marks.length) {
            marks = Arrays.copyOf(marks, Math.max(node + 1, marks.length * 2));
        }
        marks[node] = (long) generation << 32 | (value & 0xFFFFFFFFL);
    }
}
