package vigil.watchlists.entities;

/** Takes from texts of unknown origin what no value may hold. */
public final class CleanText {

    private CleanText() {}

    /**
     * The text without blanks at its ends, every run of blanks and control characters as one space,
     * halves of surrogate pairs replaced (they have no UTF-8 form, so a file would not hold them).
     */
    public static String of(String text) {
        return isClean(text) ? text : cleaned(text);
    }

    private static boolean isClean(String text) {
        boolean blankBefore = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = c == ' ';
            if (isBlank(c) && !blank || Character.isSurrogate(c) || blank && blankBefore) {
                return false;
            }
            blankBefore = blank;
        }
        return text.isEmpty() || !blankBefore;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (isBlank(point)) {
                gap = true;
            } else {
                if (gap && !clean.isEmpty()) {
                    clean.append(' ');
                }
                gap = false;
                boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
                clean.appendCodePoint(half ? 0xFFFD : point);
            }
        }
        return clean.toString();
    }

    private static boolean isBlank(int point) {
        return point <= ' '
                || point >= 0x7f && point <= 0xa0
                || point > 0xa0 && (Character.isWhitespace(point) || Character.isSpaceChar(point));
    }
}
