package vigil.engine;

import java.util.Locale;

/**
 * A text in 64 bits, made so that alike texts differ in few of them (SimHash, Charikar 2002) and
 * nobody without the key can tell what it said: over keyed hashes of its runs of three characters.
 */
public final class WordingSketch {
    private static final int RUN = 3;

    private WordingSketch() {}

    /** The sketch of a text; zero when it has no letter or digit. */
    public static long of(String text, long key) {
        String plain = plain(text);
        if (plain.isEmpty()) {
            return 0;
        }
        int[] votes = new int[Long.SIZE];
        String padded = "  " + plain + "  ";
        for (int i = 0; i + RUN <= padded.length(); i++) {
            long hash = hash(padded, i, key);
            for (int bit = 0; bit < Long.SIZE; bit++) {
                votes[bit] += (hash >>> bit & 1) == 0 ? -1 : 1;
            }
        }
        long sketch = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            sketch |= votes[bit] > 0 ? 1L << bit : 0;
        }
        return sketch == 0 ? 1 : sketch;
    }

    /** Letters and digits in lower case, whatever stands between them one space. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]+", " ").strip();
    }

    private static long hash(String text, int from, long key) {
        long hash = key ^ 0x9E3779B97F4A7C15L;
        for (int i = from; i < from + RUN; i++) {
            hash = (hash ^ text.charAt(i)) * 0xD6E8FEB86659FD93L;
            hash ^= hash >>> 32;
        }
        hash *= 0xC2B2AE3D27D4EB4FL;
        return hash ^ (hash >>> 29);
    }
}
