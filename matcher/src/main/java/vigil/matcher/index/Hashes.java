package vigil.matcher.index;

import vigil.matcher.words.Word;

/**
 * The keys under which a word is found: itself, itself without any one letter, the same of its
 * sound form, its consonants, and its groups of spellings. Two words that share a key differ by at
 * most one letter, or two of which one is missing on either side.
 */
final class Hashes {

    private static final int MOST = 160;
    private static final int PRIME = 0x01000193;
    private static final int SPELLING = 0x2545F491;
    private static final int SOUND = 0x6C8E9CF5;
    private static final int SKELETON = 0x3C6EF372;
    private static final int GROUP = 0x1B873593;
    private static final int SHORTEST_WITH_GAP = 3;
    private static final int SHORTEST_SKELETON = 3;

    private final int[] powers = new int[128];
    private final int[] suffix = new int[129];
    final int[] keys = new int[MOST];
    int count;

    Hashes() {
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * PRIME;
        }
    }

    /** All keys of a word. */
    void of(Word word) {
        count = 0;
        gaps(word.text(), SPELLING);
        if (word.role() != Word.Role.NUMBER) {
            gaps(word.sound(), SOUND);
            if (word.skeleton().length() >= SHORTEST_SKELETON) {
                add(whole(word.skeleton()) ^ SKELETON);
            }
        }
        for (int group : word.groups()) {
            add(group * PRIME ^ GROUP);
        }
    }

    /** The keys of words written together: by spelling alone. */
    void ofJoined(String joined) {
        count = 0;
        gaps(joined, SPELLING);
    }

    private void gaps(String text, int salt) {
        int length = Math.min(text.length(), 60);
        suffix[length] = 0;
        for (int i = length - 1; i >= 0; i--) {
            suffix[i] = text.charAt(i) * powers[length - 1 - i] + suffix[i + 1];
        }
        add(suffix[0] ^ salt);
        if (length < SHORTEST_WITH_GAP) {
            return;
        }
        int prefix = 0;
        for (int i = 0; i < length; i++) {
            // The same letter twice leaves the same text, whichever of them goes.
            if (i == 0 || text.charAt(i) != text.charAt(i - 1)) {
                add((prefix * powers[length - 1 - i] + suffix[i + 1]) ^ salt);
            }
            prefix = prefix * PRIME + text.charAt(i);
        }
    }

    private int whole(String text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * PRIME + text.charAt(i);
        }
        return hash;
    }

    private void add(int hash) {
        if (count < MOST) {
            int mixed = hash * 0x9E3779B1;
            mixed ^= mixed >>> 15;
            mixed *= 0x85EBCA77;
            keys[count++] = mixed ^ mixed >>> 13;
        }
    }
}
