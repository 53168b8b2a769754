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
    private final int[] words;

    Letters(Word[] all) {
        sets = new int[all.length];
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
        }
    }

    private static int length(Word word) {
        return Math.min(LONGEST - 1, word.text().length());
    }

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
                count = mayBe(word.letters(), length, changed, into, count);
            }
        }
        return count;
    }

    private int mayBe(int set, int length, int changed, int[] into, int before) {
        int count = before;
        int end = starts[length + 1];
        for (int i = starts[length]; i < end; i++) {
            if (Integer.bitCount(sets[i] ^ set) <= changed && count < into.length) {
                into[count++] = words[i];
            }
        }
        return count;
    }
}
