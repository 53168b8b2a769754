package vigil.monitoring.intake.checks;

/** What text may hold. */
public final class Texts {

    private static final int LOWEST_NONCHARACTERS = 0xfffe;
    private static final int ARABIC_NONCHARACTERS = 0xfdd0;
    private static final int ARABIC_NONCHARACTERS_END = 0xfdef;

    private Texts() {}

    /**
     * Whether the text is free of control characters, lone surrogates and code points that are no
     * characters.
     */
    public static boolean isClean(String text) {
        return isClean(text, false);
    }

    /** As {@link #isClean(String)}, with line breaks and tabs allowed. */
    public static boolean isCleanProse(String text) {
        return isClean(text, true);
    }

    private static boolean isClean(String text, boolean prose) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                if (isNoncharacter(Character.toCodePoint(c, text.charAt(++i)))) {
                    return false;
                }
            } else if (Character.isSurrogate(c) || isNoncharacter(c) || isControl(c, prose)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isControl(char c, boolean prose) {
        return Character.isISOControl(c) && !(prose && (c == '\n' || c == '\r' || c == '\t'));
    }

    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & LOWEST_NONCHARACTERS) == LOWEST_NONCHARACTERS
                || (codePoint >= ARABIC_NONCHARACTERS && codePoint <= ARABIC_NONCHARACTERS_END);
    }

    /** On one line: each run of white space becomes a blank, none at the ends. */
    public static String onOneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
                gap = !line.isEmpty();
            } else {
                if (gap) {
                    line.append(' ');
                    gap = false;
                }
                line.append(c);
            }
        }
        return line.toString();
    }
}
