package vigil.gateway.firewall;

import java.util.HexFormat;
import java.util.Map;

/**
 * Undoes what hides a text from a reader: percent signs (also overlong UTF-8 and {@code %uXXXX}),
 * HTML entities, escapes of JavaScript, wide and look-alike characters, capitals. At most three
 * layers deep; the result is never longer than the text.
 */
final class Decoding {

    private static final int LAYERS = 3;
    private static final int LONGEST_ENTITY = 10;
    private static final Map<String, Character> ENTITIES =
            Map.ofEntries(
                    Map.entry("lt", '<'),
                    Map.entry("gt", '>'),
                    Map.entry("amp", '&'),
                    Map.entry("quot", '"'),
                    Map.entry("apos", '\''),
                    Map.entry("colon", ':'),
                    Map.entry("lpar", '('),
                    Map.entry("rpar", ')'),
                    Map.entry("sol", '/'),
                    Map.entry("bsol", '\\'),
                    Map.entry("tab", '\t'),
                    Map.entry("newline", '\n'),
                    Map.entry("period", '.'),
                    Map.entry("equals", '='),
                    Map.entry("semi", ';'),
                    Map.entry("num", '#'),
                    Map.entry("grave", '`'),
                    Map.entry("lbrace", '{'),
                    Map.entry("rbrace", '}'),
                    Map.entry("dollar", '$'),
                    Map.entry("nbsp", ' '));

    private Decoding() {}

    static String of(String text) {
        String plain = text;
        for (int layer = 0; layer < LAYERS && mayBeEncoded(plain); layer++) {
            String next = oneLayer(plain);
            if (next.equals(plain)) {
                break;
            }
            plain = next;
        }
        return folded(plain);
    }

    private static boolean mayBeEncoded(String text) {
        return text.indexOf('%') >= 0 || text.indexOf('&') >= 0 || text.indexOf('\\') >= 0;
    }

    private static String oneLayer(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            int next =
                    switch (character) {
                        case '%' -> percent(text, at, out);
                        case '&' -> entity(text, at, out);
                        case '\\' -> escape(text, at, out);
                        default -> at;
                    };
            if (next == at) {
                out.append(character);
                next++;
            }
            at = next;
        }
        return out.toString();
    }

    /**
     * Takes in one encoded character and answers where the text goes on; the same place if none.
     */
    private static int percent(String text, int at, StringBuilder out) {
        if (at + 1 < text.length() && (text.charAt(at + 1) | 0x20) == 'u') {
            int value = hex(text, at + 2, 4);
            if (value >= 0) {
                out.append((char) value);
                return at + 6;
            }
            return at;
        }
        int first = hex(text, at + 1, 2);
        if (first < 0) {
            return at;
        }
        int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
        int value = more == 0 ? first : first & (0x3f >> more);
        int next = at + 3;
        for (int i = 0; i < more; i++) {
            boolean escaped = next < text.length() && text.charAt(next) == '%';
            int follower = escaped ? hex(text, next + 1, 2) : -1;
            if (follower < 0) {
                out.append((char) first);
                return at + 3;
            }
            // Careless readers take any byte here, so overlong and broken forms are read as well.
            value = value << 6 | (follower & 0x3f);
            next += 3;
        }
        out.appendCodePoint(Character.isValidCodePoint(value) ? value : '?');
        return next;
    }

    private static int entity(String text, int at, StringBuilder out) {
        if (at + 2 < text.length() && text.charAt(at + 1) == '#') {
            return numberedEntity(text, at, out);
        }
        int end = text.indexOf(';', at);
        if (end < 0 || end - at > LONGEST_ENTITY) {
            return at;
        }
        Character meant = ENTITIES.get(lower(text.substring(at + 1, end)));
        if (meant == null) {
            return at;
        }
        out.append(meant.charValue());
        return end + 1;
    }

    private static int numberedEntity(String text, int at, StringBuilder out) {
        boolean hex = (text.charAt(at + 2) | 0x20) == 'x';
        int digits = at + (hex ? 3 : 2);
        int next = digits;
        long value = 0;
        while (next < text.length() && next - digits < 8) {
            int digit = Character.digit(text.charAt(next), hex ? 16 : 10);
            if (digit < 0) {
                break;
            }
            value = value * (hex ? 16 : 10) + digit;
            next++;
        }
        if (next == digits || value > Character.MAX_CODE_POINT) {
            return at;
        }
        out.appendCodePoint((int) value);
        return next < text.length() && text.charAt(next) == ';' ? next + 1 : next;
    }

    private static int escape(String text, int at, StringBuilder out) {
        if (at + 1 >= text.length()) {
            return at;
        }
        char kind = text.charAt(at + 1);
        int digits = kind == 'u' ? 4 : kind == 'x' ? 2 : 0;
        int value = digits == 0 ? -1 : hex(text, at + 2, digits);
        if (value < 0) {
            return at;
        }
        out.append((char) value);
        return at + 2 + digits;
    }

    private static int hex(String text, int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            char digit = text.charAt(i);
            if (!HexFormat.isHexDigit(digit)) {
                return -1;
            }
            value = value * 16 + HexFormat.fromHexDigit(digit);
        }
        return value;
    }

    /** Lower case in ASCII, wide forms made narrow, look-alikes of marks made plain. */
    private static String folded(String text) {
        int at = 0;
        while (at < text.length() && fold(text.charAt(at)) == text.charAt(at)) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, at);
        for (; at < text.length(); at++) {
            char character = fold(text.charAt(at));
            if (character != 0 || text.charAt(at) == 0) {
                out.append(character);
            }
        }
        return out.toString();
    }

    /** Zero for a character that nobody sees. */
    private static char fold(char character) {
        if (character < 0x80) {
            boolean capital = character >= 'A' && character <= 'Z';
            return capital ? (char) (character | 0x20) : character;
        }
        if (character >= 0xff01 && character <= 0xff5e) {
            return fold((char) (character - 0xfee0));
        }
        return switch (character) {
            case '\u2018', '\u2019', '\u02bc', '\u02b9', '\u2032', '\u00b4' -> '\'';
            case '\u201c', '\u201d', '\u2033' -> '"';
            case '\u2215', '\u2044', '\u29f8' -> '/';
            case '\u2216', '\u29f5', '\ufe68' -> '\\';
            case '\u2024', '\ufe52' -> '.';
            case '\u2039', '\u3008', '\ufe64' -> '<';
            case '\u203a', '\u3009', '\ufe65' -> '>';
            case '\u00a0', '\u3000', '\u2028', '\u2029', '\u0085', '\u1680', '\u205f' -> ' ';
            case '\u017f' -> 's'; // The long s, which upper case makes an S.
            case '\u0131' -> 'i';
            case '\u212a' -> 'k';
            case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad' -> 0;
            default -> character >= '\u2000' && character <= '\u200a' ? ' ' : character;
        };
    }

    private static String lower(String word) {
        return folded(word);
    }
}
