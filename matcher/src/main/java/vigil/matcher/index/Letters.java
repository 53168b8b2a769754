package vigil.matcher.index;

import vigil.matcher.words.Word;

/**
 * Which letters each word has, ordered by length: a filter so cheap that all words can be tried
 * when one is misspelt beyond the keys. Two edits change at most four letters of the set.
 */
final class Letters {

    private static final int LONGEST = 41;
    private static final int MOST_CHANGED = 4;

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

    /** Puts the words that may be two edits away into an array, as many as fit; how many. */
    int mayBe(Word word, int[] into) {
        int set = word.letters();
        int from = starts[Math.max(1, Math.min(LONGEST - 1, word.text().length() - 2))];
        int end = starts[Math.min(LONGEST, word.text().length() + 3)];
        int count = 0;
        for (int i = from; i < end; i++) {
            if (Integer.bitCount(sets[i] ^ set) <= MOST_CHANGED && count < into.length) {
                into[count++] = words[i];
            }
        }
        return count;
    }
}
