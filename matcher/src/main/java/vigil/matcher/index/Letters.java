package vigil.matcher.index;

import vigil.matcher.words.Word;

/**
 * Which letters each word has, ordered by length: a filter so cheap that all words can be tried
 * when one is misspelt beyond the keys.
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
        int[] next = starts.clone();
        for (int i = 0; i < all.length; i++) {
            int place = next[length(all[i])]++;
            words[place] = i;
            sets[place] = all[i].letters();
            pairs[place] = all[i].pairs();
        }
    }

    private static int length(Word word) {
        return Math.min(LONGEST - 1, word.text().length());
    }

    /** Pairs of neighbours that two edits leave of a word, two swaps of long ones left out. */
    private static final int PAIRS_LOST = 5;

    /**
     * Puts the words that may be two edits away into an array, as many as fit; how many. A letter
     * more or less changes the set by one, a letter for another by two.
     */
    int mayBe(Word word, int[] into) {
        int count = 0;
        for (int longer = -EDITS; longer <= EDITS; longer++) {
            int length = word.length() + longer;
            if (Math.max(length, word.length()) >= SHORTEST && length > 0 && length < LONGEST) {
                int changed = 2 * EDITS - Math.abs(longer);
                count = mayBe(word, length, changed, into, count);
            }
        }
        return count;
    }

    private int mayBe(Word word, int length, int changed, int[] into, int before) {
        int set = word.letters();
        long neighbours = word.pairs();
        int kept = Math.max(1, Long.bitCount(neighbours) - PAIRS_LOST);
        int count = before;
        int end = starts[length + 1];
        for (int i = starts[length]; i < end; i++) {
            if (Integer.bitCount(sets[i] ^ set) <= changed
                    && Long.bitCount(pairs[i] & neighbours) >= kept
                    && count < into.length) {
                into[count++] = words[i];
            }
        }
        return count;
    }
}
