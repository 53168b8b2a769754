package vigil.matcher.text;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Latin letters with marks, and those that no decomposition reaches, as plain ones. */
final class LatinLetters {

    private static final int FIRST = 0xC0;
    private static final int END = 0x250;
    private static final int EXTENDED_FIRST = 0x1E00;
    private static final int EXTENDED_END = 0x1F00;
    private static final String WHOLE =
            "ß ss æ ae œ oe ø o đ d ð d þ th ł l ħ h ı i ŋ n ŧ t ə a ƒ f ɓ b ɗ d ɛ e ɔ o ƙ k ĸ k ŀ l ſ s ƴ y"
                    + " ǝ e ɣ g ɩ i ʃ sh ʒ zh ẞ ss";

    private static final @Nullable String[] TABLE = table(FIRST, END);
    private static final @Nullable String[] EXTENDED = table(EXTENDED_FIRST, EXTENDED_END);

    private LatinLetters() {}

    /** The plain letters for one with a mark, or null for what is no Latin letter. */
    static @Nullable String plain(int character) {
        if (character >= FIRST && character < END) {
            return TABLE[character - FIRST];
        }
        if (character >= EXTENDED_FIRST && character < EXTENDED_END) {
            return EXTENDED[character - EXTENDED_FIRST];
        }
        return null;
    }

    private static @Nullable String[] table(int first, int end) {
        @Nullable String[] table = new String[end - first];
        for (int c = first; c < end; c++) {
            String lower = Character.toString(c).toLowerCase(Locale.ROOT);
            String bare =
                    Normalizer.normalize(lower, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
            if (!bare.isEmpty() && bare.chars().allMatch(b -> b >= 'a' && b <= 'z')) {
                table[c - first] = bare;
            }
        }
        String[] whole = WHOLE.split(" ");
        for (int i = 0; i < whole.length; i += 2) {
            int lower = whole[i].codePointAt(0);
            for (int c : new int[] {lower, Character.toUpperCase(lower)}) {
                if (c >= first && c < end) {
                    table[c - first] = whole[i + 1];
                }
            }
        }
        return table;
    }
}
