package vigil.engine.graph;

import java.util.Arrays;

/** A number for each account slot, all forgotten at once when a search begins. */
final class NodeMarks {
    private int[] generations = new int[1 << 10];
    private int[] values = new int[1 << 10];
    private int generation;

    void begin() {
        if (++generation == Integer.MAX_VALUE) {
            Arrays.fill(generations, 0);
            generation = 1;
        }
    }

    int get(int node) {
        return node < generations.length && generations[node] == generation ? values[node] : -1;
    }

    void set(int node, int value) {
        if (node >= generations.length) {
            int wider = Math.max(node + 1, generations.length * 2);
            generations = Arrays.copyOf(generations, wider);
            values = Arrays.copyOf(values, wider);
        }
        generations[node] = generation;
        values[node] = value;
    }
}
