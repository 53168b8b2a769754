package vigil.matcher.index;

import vigil.matcher.alignment.WordSimilarity;
import vigil.matcher.words.Word;

/**
 * All words with their sets of letters, ordered by length and one after the other in memory: so
 * cheap to walk that all can be tried when one is misspelt beyond the keys.
 */
final class Letters {

    private static final int LONGEST = 41;
    private static final int EDITS = 2;

    /** Two edits make another word of a shorter one. */
    private static final int SHORTEST = 6;

    /** Word length → where its words begin. */
    private final int[] starts = new int[LONGEST + 1];

    private final int[] sets;
    private final long[] pairs;
    private final int[] words;

    /** The words' letters, of each length without gaps. */
    private final byte[] texts;

    /** Word length → where the letters of its first word begin. */
    private final int[] textStarts = new int[LONGEST + 1];

    Letters(Word[] all) {
        sets = new int[all.length];
        pairs = new long[all.length];
        words = new int[all.length];
        for (Word word : all) {
            starts[length(word) + 1]++;
        }
        for (int i = 1; i <= LONGEST; i++) {
            starts[i] += starts[i - 1];
        }
        for (int i = 1; i <= LONGEST; i++) {
            textStarts[i] = textStarts[i - 1] + (starts[i] - starts[i - 1]) * (i - 1);
        }
        texts = new byte[textStarts[LONGEST]];
        int[] next = starts.clone();
        for (int i = 0; i < all.length; i++) {
            int place = next[length(all[i])]++;
            words[place] = i;
            sets[place] = all[i].letters();
            pairs[place] = all[i].pairs();
            write(all[i].text(), length(all[i]), place);
        }
    }

    private void write(String text, int length, int place) {
        int from = textStarts[length] + (place - starts[length]) * length;
        for (int i = 0; i < length; i++) {
            texts[from + i] = (byte) (text.charAt(i) & 127);
        }
    }

    private static int length(Word word) {
        return Math.min(LONGEST - 1, word.text().length());
    }

    /** Pairs of neighbours that two edits leave of a word, two swaps of long ones left out. */
    private static final int PAIRS_LOST = 5;

    /** Puts the words that are two edits away at most into an array, as many as fit; how many. */
    int near(Word word, WordSimilarity comparer, int[] into) {
        int count = 0;
        for (int longer = -EDITS; longer <= EDITS; longer++) {
            int length = word.length() + longer;
            if (Math.max(length, word.length()) >= SHORTEST && length > 0 && length < LONGEST) {
                count = near(word, comparer, length, into, count);
            }
        }
        return count;
    }

    /** A letter more or less changes the set by one, a letter for another by two. */
    private int near(Word word, WordSimilarity comparer, int length, int[] into, int before) {
        int set = word.letters();
        long neighbours = word.pairs();
        int changed = 2 * EDITS - Math.abs(length - word.length());
        int kept = Math.max(1, Long.bitCount(neighbours) - PAIRS_LOST);
        int count = before;
        int end = starts[length + 1];
        for (int i = starts[length]; i < end && count < into.length; i++) {
            if (Integer.bitCount(sets[i] ^ set) <= changed
                    && Long.bitCount(pairs[i] & neighbours) >= kept
                    && comparer.edits(
                                    texts,
                                    textStarts[length] + (i - starts[length]) * length,
                                    length)
                            <= EDITS) {
                into[count++] = words[i];
            }
        }
        return count;
    }
}
