package vigil.engine.graph;

import java.util.Arrays;

/**
 * A number for each account slot that a search came by, all forgotten at once when the next begins.
 *
 * <p>A hash table as large as the widest search, not one place for every account: eleven searches
 * keep such marks, and in arrays over all accounts each look was a cache miss (9 % of the samples
 * of a profile).
 */
final class NodeMarks {
    private static final int FIRST_SIZE = 64;

    /** Generation and account slot; whatever is of another generation is free. */
    private long[] keys = new long[FIRST_SIZE];

    private int[] numbers = new int[FIRST_SIZE];
    private int mask = FIRST_SIZE - 1;
    private int size;
    private int generation;

    void begin() {
        size = 0;
        if (++generation == Integer.MAX_VALUE) {
            Arrays.fill(keys, 0);
            generation = 1;
        }
    }

    /** The number of an account, or -1. */
    int get(int node) {
        int place = place(node);
        return keys[place] == key(node) ? numbers[place] : -1;
    }

    void set(int node, int value) {
        int place = place(node);
        if (keys[place] != key(node)) {
            if (++size * 2 > mask) {
                grow();
                place = place(node);
            }
            keys[place] = key(node);
        }
        numbers[place] = value;
    }

    private long key(int node) {
        return (long) generation << 32 | node;
    }

    /** Where an account stands, or the free place where it would. */
    private int place(int node) {
        int place = home(node);
        while (isTaken(keys[place]) && (int) keys[place] != node) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private int home(int node) {
        return (node * 0x9E3779B9 >>> 16) & mask;
    }

    private boolean isTaken(long key) {
        return (int) (key >>> 32) == generation;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = new int[2 * oldKeys.length];
        mask = keys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if (isTaken(oldKeys[i])) {
                int place = place((int) oldKeys[i]);
                keys[place] = oldKeys[i];
                numbers[place] = oldNumbers[i];
            }
        }
    }
}
