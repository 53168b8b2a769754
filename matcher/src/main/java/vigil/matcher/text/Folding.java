package vigil.matcher.text;

import java.text.Normalizer;

/**
 * Folds a name to lower-case Latin letters, digits, blanks and full stops. Marks, controls,
 * bidirectional and zero-width characters vanish; apostrophes too; everything else parts words.
 *
 * <p>Work and result are bounded: of a longer text only the beginning counts.
 */
public final class Folding {

    /** Characters of a name that count. */
    public static final int LONGEST = 256;

    private static final int SCANNED = 4_096;

    private Folding() {}

    /** The folded text, of at most a few times {@link #LONGEST} characters. */
    public static String fold(String raw) {
        int length = Math.min(raw.length(), SCANNED);
        StringBuilder folded = new StringBuilder(Math.min(length, LONGEST) + 16);
        for (int i = 0; i < length; i++) {
            char c = raw.charAt(i);
            if (c >= 128) {
                return foldForeign(visible(raw, length));
            }
            plain(c, folded);
            if (folded.length() >= LONGEST) {
                break;
            }
        }
        return folded.toString();
    }

    private static void plain(char c, StringBuilder folded) {
        if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.') {
            folded.append(c);
        } else if (c >= 'A' && c <= 'Z') {
            folded.append((char) (c + 32));
        } else if (c == '&') {
            folded.append(" and ");
        } else if (c == '%') {
            folded.append(" percent");
        } else if (c != '\'' && c != '`') {
            folded.append(' ');
        }
    }

    /** Compatibility forms undone, invisible characters gone, at most {@link #LONGEST} left. */
    private static String visible(String raw, int length) {
        StringBuilder kept = new StringBuilder(LONGEST);
        for (int i = 0; i < length && kept.length() < LONGEST; ) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            int type = Character.getType(c);
            if (type == Character.CONTROL) {
                kept.append(' ');
            } else if (type != Character.FORMAT && type != Character.SURROGATE) {
                kept.appendCodePoint(c);
            }
        }
        return Normalizer.normalize(kept, Normalizer.Form.NFKC);
    }

    private static String foldForeign(String text) {
        StringBuilder folded = new StringBuilder(text.length() * 2);
        int at = 0;
        while (at < text.length() && folded.length() < LONGEST * 2) {
            int end = endOfWord(text, at);
            if (end > at) {
                word(text.substring(at, end), folded);
                at = end;
            } else {
                int c = text.codePointAt(at);
                at += Character.charCount(c);
                apart(c, folded);
            }
        }
        return folded.toString();
    }

    private static void apart(int c, StringBuilder folded) {
        if (c < 128) {
            plain((char) c, folded);
        } else if (!isApostrophe(c)) {
            folded.append(' ');
        }
    }

    private static int endOfWord(String text, int at) {
        int end = at;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (!Character.isLetterOrDigit(c) && !isMark(c)) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private static void word(String word, StringBuilder folded) {
        boolean latin = false;
        boolean other = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || LatinLetters.plain(c) != null) {
                latin = true;
            } else if (Character.isLetter(c) || Character.isSurrogate(c)) {
                other = true;
            }
        }
        if (!other) {
            latin(word, folded);
        } else if (latin) {
            mixed(word, folded);
        } else {
            foreign(word, folded);
        }
    }

    private static void latin(String word, StringBuilder folded) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            String letters = c < 128 ? null : LatinLetters.plain(c);
            if (letters != null) {
                folded.append(letters);
            } else if (c < 128) {
                plain(c, folded);
            } else if (Character.isDigit(c)) {
                folded.append(Character.digit(c, 10));
            }
        }
    }

    /** Latin with strangers between is a disguise when they look alike; else two words. */
    private static void mixed(String word, StringBuilder folded) {
        StringBuilder undone = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            String look = OwnScripts.lookAlike(c);
            if (look != null) {
                undone.append(look);
            } else if (LatinLetters.plain(c) != null || c < 128) {
                undone.append(c);
            } else if (!isMark(c)) {
                String letters = OwnScripts.latin(c, i == 0);
                undone.append(letters == null ? ForeignWords.latin(String.valueOf(c)) : letters);
            }
        }
        latin(undone.toString(), folded);
    }

    private static void foreign(String word, StringBuilder folded) {
        StringBuilder bare = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!OwnScripts.writesFewVowels(c) && !isGreekOrCyrillic(c) || !isMark(c)) {
                bare.append(c);
            }
        }
        String latin = bare.isEmpty() ? "" : ForeignWords.latin(lower(bare.toString()));
        for (int i = 0; i < latin.length(); i++) {
            char c = latin.charAt(i);
            if (c < 128) {
                plain(c, folded);
            }
        }
    }

    private static String lower(String word) {
        return word.toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean isGreekOrCyrillic(int c) {
        return c >= 0x370 && c < 0x530;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.MODIFIER_LETTER;
    }

    private static boolean isApostrophe(int c) {
        return c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0xB4 || c == 0x2BC || c == 0x2032;
    }
}
