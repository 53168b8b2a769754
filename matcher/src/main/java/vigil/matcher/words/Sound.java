package vigil.matcher.words;

/**
 * How a word sounds across spelling customs: what English, French, German, Russian and Arabic
 * romanisations write differently for one sound falls together ({@code Djamel}, {@code Jamal};
 * {@code Nooristani}, {@code Nuristani}; {@code Lavrov}, {@code Lawrow}).
 */
final class Sound {

    private Sound() {}

    /** The sound form; never longer than twice the word. */
    static String of(String word) {
        char[] out = new char[word.length() * 2];
        int n = 0;
        int at = 0;
        while (at < word.length()) {
            char c = word.charAt(at);
            char next = at + 1 < word.length() ? word.charAt(at + 1) : ' ';
            int used = 1;
            if (isVowel(c)) {
                used = vowelLength(c, next);
                n = add(out, n, vowel(c, next));
            } else {
                used = consonantLength(word, at, c, next);
                n = consonant(out, n, word, at, used);
            }
            at += used;
        }
        if (n > 2 && out[n - 1] == 'h') {
            n--; // Abdallah, Abdalla.
        }
        return new String(out, 0, n);
    }

    /** The consonants of a sound form with its first letter: what is left when vowels vary. */
    static String skeleton(String sound) {
        char[] out = new char[sound.length()];
        int n = 0;
        for (int i = 0; i < sound.length(); i++) {
            char c = sound.charAt(i);
            boolean vowel = c == 'a' || c == 'i' || c == 'u';
            if (i == 0) {
                out[n++] = vowel ? 'a' : c;
            } else if (!vowel && c != 'h' && c != 'v' && out[n - 1] != c) {
                out[n++] = c;
            }
        }
        return new String(out, 0, n);
    }

    private static boolean isVowel(char c) {
        return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
    }

    private static int vowelLength(char c, char next) {
        boolean pair =
                (c == 'o' && (next == 'u' || next == 'o' || next == 'e'))
                        || (c == 'e' && next == 'e')
                        || (c == 'i' && next == 'e')
                        || (c == 'u' && next == 'e')
                        || (c == 'a' && next == 'e');
        return pair ? 2 : 1;
    }

    private static char vowel(char c, char next) {
        return switch (c) {
            case 'a' -> 'a';
            case 'e' -> next == 'e' ? 'i' : 'a';
            case 'i', 'y' -> 'i';
            default -> 'u';
        };
    }

    private static int consonantLength(String word, int at, char c, char next) {
        if (word.startsWith("shch", at)) {
            return 4;
        }
        if (word.startsWith("sch", at)
                || word.startsWith("tch", at)
                || word.startsWith("tsh", at)
                || word.startsWith("dzh", at)) {
            return 3;
        }
        boolean aspirated = next == 'h' && "sczkgptdr".indexOf(c) >= 0;
        boolean pair =
                (c == 'd' && next == 'j')
                        || (c == 'c' && next == 'k')
                        || (c == 'q' && next == 'u')
                        || (c == 't' && (next == 's' || next == 'z'))
                        || (c == 'c' && next == 'z')
                        || (c == 'h' && next == 's' && at == 0);
        return aspirated || pair ? 2 : 1;
    }

    private static int consonant(char[] out, int n, String word, int at, int used) {
        char c = word.charAt(at);
        if (used > 2) {
            return add(out, n, c == 'd' ? 'j' : 'x');
        }
        char next = at + 1 < word.length() ? word.charAt(at + 1) : ' ';
        if (used == 2) {
            return add(out, n, pair(c, next));
        }
        return switch (c) {
            case 'c' -> add(out, n, next == 'e' || next == 'i' || next == 'y' ? 's' : 'k');
            case 'q' -> add(out, n, 'k');
            case 'w' -> add(out, n, 'v');
            case 'x' -> at == 0 ? add(out, n, 'x') : add(out, add(out, n, 'k'), 's');
            case 'j' -> add(out, n, at > 0 && !isVowel(next) ? 'i' : 'j'); // Sergej.
            default -> add(out, n, c);
        };
    }

    private static char pair(char c, char next) {
        if (c == 'd' && next == 'j') {
            return 'j';
        }
        if (c == 'h' || next == 'h' && (c == 's' || c == 'c')) {
            return 'x';
        }
        return switch (c) {
            case 'z' -> 'j';
            case 'k' -> next == 'h' ? 'h' : 'k';
            case 'p' -> 'f';
            case 't' -> next == 'h' ? 't' : 'z';
            case 'c' -> next == 'z' ? 'z' : 'k';
            case 'q' -> 'k';
            default -> c; // gh, dh, rh.
        };
    }

    private static int add(char[] out, int n, char c) {
        if (n > 0 && out[n - 1] == c) {
            return n;
        }
        out[n] = c;
        return n + 1;
    }
}
