package vigil.matcher.index;

import java.util.Arrays;

/** From keys to the words that have them: buckets in flat arrays. */
final class Neighbourhood {

    private final int shift;
    private final int[] starts;

    /** Key and word in one place of memory. */
    private final long[] entries;

    private Neighbourhood(int shift, int[] starts, long[] entries) {
        this.shift = shift;
        this.starts = starts;
        this.entries = entries;
    }

    int start(int key) {
        return starts[key >>> shift];
    }

    int end(int key) {
        return starts[(key >>> shift) + 1];
    }

    /** The word at a place of a bucket when it has that very key, else -1. */
    int at(int place, int key) {
        long entry = entries[place];
        return (int) (entry >>> 32) == key ? (int) entry : -1;
    }

    long bytes() {
        return 4L * starts.length + 8L * entries.length;
    }

    /** Gathers pairs of key and word. */
    static final class Builder {
        private int[] keys = new int[1 << 16];
        private int[] words = new int[1 << 16];
        private int count;

        void add(Hashes hashes, int word) {
            if (count + hashes.count > keys.length) {
                keys = Arrays.copyOf(keys, keys.length * 2);
                words = Arrays.copyOf(words, words.length * 2);
            }
            System.arraycopy(hashes.keys, 0, keys, count, hashes.count);
            Arrays.fill(words, count, count + hashes.count, word);
            count += hashes.count;
        }

        Neighbourhood build() {
            int bits = Math.max(4, 32 - Integer.numberOfLeadingZeros(Math.max(1, count)));
            int shift = 32 - Math.min(bits, 26);
            int[] starts = new int[(1 << (32 - shift)) + 1];
            for (int i = 0; i < count; i++) {
                starts[(keys[i] >>> shift) + 1]++;
            }
            for (int i = 1; i < starts.length; i++) {
                starts[i] += starts[i - 1];
            }
            int[] next = starts.clone();
            long[] entries = new long[count];
            for (int i = 0; i < count; i++) {
                entries[next[keys[i] >>> shift]++] = (long) keys[i] << 32 | words[i];
            }
            return new Neighbourhood(shift, starts, entries);
        }
    }
}
