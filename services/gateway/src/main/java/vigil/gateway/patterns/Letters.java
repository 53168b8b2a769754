package vigil.gateway.patterns;

/**
 * A set of characters: any of ASCII, and all or none of the rest.
 *
 * @param low characters 0 to 63, a bit each
 * @param high characters 64 to 127
 * @param rest whether everything beyond ASCII belongs to it
 */
record Letters(long low, long high, boolean rest) {

    static final int ASCII = 128;
    static final Letters NONE = new Letters(0, 0, false);
    static final Letters ALL = new Letters(-1, -1, true);
    static final Letters DIGITS = NONE.with('0', '9');
    static final Letters WORD = DIGITS.with('a', 'z').with('A', 'Z').with('_', '_');
    static final Letters SPACE = NONE.with('\t', '\n').with('\f', '\r').with(' ', ' ');
    static final Letters DOT = NONE.with('\n', '\n').others();

    static Letters one(char character) {
        return character < ASCII ? NONE.with(character, character) : new Letters(0, 0, true);
    }

    Letters with(char from, char to) {
        long lows = low;
        long highs = high;
        for (int c = from; c <= to && c < ASCII; c++) {
            if (c < 64) {
                lows |= 1L << c;
            } else {
                highs |= 1L << c;
            }
        }
        return new Letters(lows, highs, rest || to >= ASCII);
    }

    Letters and(Letters more) {
        return new Letters(low | more.low, high | more.high, rest || more.rest);
    }

    Letters others() {
        return new Letters(~low, ~high, !rest);
    }

    /** Small letters with their capitals and the other way round. */
    Letters anyCase() {
        Letters both = this;
        for (char c = 'a'; c <= 'z'; c++) {
            char capital = (char) (c - 0x20);
            if (has(c) || has(capital)) {
                both = both.with(c, c).with(capital, capital);
            }
        }
        return both;
    }

    /** 128 stands for everything beyond ASCII. */
    boolean has(int character) {
        if (character >= ASCII) {
            return rest;
        }
        return ((character < 64 ? low : high) >>> character & 1) == 1;
    }
}
