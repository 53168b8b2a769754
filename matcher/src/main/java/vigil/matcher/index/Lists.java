package vigil.matcher.index;

import java.util.Arrays;

/** Lists of numbers, one after the other in one array. */
final class Lists {

    final int[] starts;
    final int[] values;

    private Lists(int[] starts, int[] values) {
        this.starts = starts;
        this.values = values;
    }

    int size(int list) {
        return starts[list + 1] - starts[list];
    }

    /** From (list, value) pairs in any order; values keep theirs within a list. */
    static Lists of(int lists, int[] listOf, int[] valueOf, int count) {
        int[] starts = new int[lists + 1];
        for (int i = 0; i < count; i++) {
            starts[listOf[i] + 1]++;
        }
        for (int i = 1; i <= lists; i++) {
            starts[i] += starts[i - 1];
        }
        int[] next = starts.clone();
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[next[listOf[i]]++] = valueOf[i];
        }
        return new Lists(starts, values);
    }

    static int[] grown(int[] array, int needed) {
        return needed <= array.length
                ? array
                : Arrays.copyOf(array, Math.max(needed, array.length * 2));
    }
}
