package vigil.gateway.routes;

import java.util.HexFormat;

/**
 * What a path and query may look like: one spelling only, so that the door and the house behind it
 * never read the same request differently.
 */
public final class RawPath {

    private static final int LONGEST_PATH = 2_048;
    private static final int LONGEST_QUERY = 8_192;
    private static final String PATH_MARKS = "-._~!$&'()*+,=:@/";
    private static final String QUERY_MARKS = PATH_MARKS + ";?[]";

    private static final boolean[] IN_PATH = allowed(PATH_MARKS);
    private static final boolean[] IN_QUERY = allowed(QUERY_MARKS);

    private RawPath() {}

    /**
     * Whether the path is in its plain spelling: no dot segment, no empty segment, no path
     * parameter, no backslash, and no encoded slash, backslash, dot, percent or control character.
     */
    public static boolean isPlain(String path) {
        int length = path.length();
        if (length == 0 || length > LONGEST_PATH || path.charAt(0) != '/') {
            return false;
        }
        for (int at = 0; at < length; at++) {
            char character = path.charAt(at);
            if (character == '%') {
                if (!harmlessEscape(path, at)) {
                    return false;
                }
                at += 2;
            } else if (character >= 128 || !IN_PATH[character]) {
                return false;
            } else if (character == '/' && !plainSegment(path, at + 1)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a query holds nothing but the characters of RFC 3986. */
    public static boolean isPlainQuery(String query) {
        if (query.length() > LONGEST_QUERY) {
            return false;
        }
        for (int at = 0; at < query.length(); at++) {
            char character = query.charAt(at);
            if (character == '%') {
                if (escaped(query, at) < 0) {
                    return false;
                }
                at += 2;
            } else if (character >= 128 || !IN_QUERY[character]) {
                return false;
            }
        }
        return true;
    }

    /** The segment that begins here is neither empty (but for the last) nor made of dots alone. */
    private static boolean plainSegment(String path, int begin) {
        int end = path.indexOf('/', begin);
        if (end == begin) {
            return false;
        }
        int length = (end < 0 ? path.length() : end) - begin;
        return !(length == 1 && path.charAt(begin) == '.')
                && !(length == 2 && path.startsWith("..", begin));
    }

    private static boolean harmlessEscape(String path, int at) {
        int value = escaped(path, at);
        boolean overlongUtf8 = value == 0xc0 || value == 0xc1 || value > 0xf4;
        return value >= 0x20
                && value != 0x7f
                && value != '/'
                && value != '\\'
                && value != '.'
                && value != '%'
                && value != ';'
                && !overlongUtf8;
    }

    /** The byte behind {@code %XX}, or -1. */
    private static int escaped(String text, int at) {
        if (at + 2 >= text.length()) {
            return -1;
        }
        char high = text.charAt(at + 1);
        char low = text.charAt(at + 2);
        return HexFormat.isHexDigit(high) && HexFormat.isHexDigit(low)
                ? HexFormat.fromHexDigit(high) * 16 + HexFormat.fromHexDigit(low)
                : -1;
    }

    private static boolean[] allowed(String marks) {
        boolean[] allowed = new boolean[128];
        for (char letter = 'a'; letter <= 'z'; letter++) {
            allowed[letter] = true;
            allowed[Character.toUpperCase(letter)] = true;
        }
        for (char digit = '0'; digit <= '9'; digit++) {
            allowed[digit] = true;
        }
        for (int i = 0; i < marks.length(); i++) {
            allowed[marks.charAt(i)] = true;
        }
        return allowed;
    }
}
