package vigil.contracts.csv;

import org.jspecify.annotations.Nullable;

/**
 * Remembers short texts, so that the same currency is not made anew a million times. Bounded:
 * newcomers replace.
 */
final class Words {
    private static final int SLOTS = 1 << 13;

    private final @Nullable String[] words = new @Nullable String[SLOTS];

    @Nullable String of(byte[] bytes, int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
        String word = words[slot];
        if (word != null && same(word, bytes, start, end)) {
            return word;
        }
        String text = CsvLines.text(bytes, start, end);
        words[slot] = text;
        return text;
    }

    private static boolean same(String word, byte[] bytes, int start, int end) {
        if (word.length() != end - start) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }
}
