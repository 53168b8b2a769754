package vigil.engine.accounts;

import vigil.engine.records.RecordTable;

/**
 * Where everything stands in an account's record.
 *
 * <p>What a payment touches lies in one run, so that it takes few cache lines and a processor
 * fetches the next ones by itself: key, life, what fades and the habits in the middle, the streams
 * to both sides of them, then the half of the payments out before and of those in behind; their
 * rarely used cells lie farthest out.
 */
final class AccountRecord {
    /** The end of the windows when the account was last opened. */
    static final int AS_OF = RecordTable.FIRST_FIELD;

    static final int FIRST = AS_OF + 1;
    static final int LAST_OUT = FIRST + 1;

    /** Counts of payments out (high half) and in (low half). */
    static final int COUNTS = LAST_OUT + 2;

    /** Distinct payees (high half) and payers (low half) ever. */
    static final int PORTS = COUNTS + 1;

    /** Payments in cash (high half) and of round amounts (low half), either direction. */
    static final int KINDS = PORTS + 1;

    /** Mean, squares and greatest of the amounts out, then in. */
    static final int MOMENTS = KINDS + 1;

    static final int MEAN = 0;
    static final int SQUARES = 1;
    static final int GREATEST = 2;
    static final int MOMENTS_WORDS = 3;

    /** Cell of the place where the account last paid; zero when none is known. */
    static final int PLACE = MOMENTS + 2 * MOMENTS_WORDS;

    static final int PLACE_TIME = PLACE + 1;

    /** Sketch of the last text that it paid with; zero when there was none. */
    static final int WORDING = PLACE + 2;

    static final int LIFE_END = WORDING + 1;

    /** Numbers of the newest payments out and in that {@link PaymentTrail} keeps, one higher. */
    static final int TRAIL = LIFE_END;

    /** When what fades was last reckoned. */
    static final int FADED_AT = TRAIL + 2;

    /** Out, in, first out, first in; by the short half-life, then by the long one. */
    static final int FADED_COUNTS = FADED_AT + 1;

    /** Money out and in, likewise. */
    static final int FADED_SUMS = FADED_COUNTS + 8;

    /** Ways of two and of three first payments that end here; that begin here. */
    static final int WAYS = FADED_SUMS + 4;

    /** Payments in each eighth of the day, four to a word. */
    static final int HOURS = WAYS + 4;

    /** Payments by each rail, four to a word. */
    static final int RAILS = HOURS + 2;

    static final int CURRENCY = RAILS + 3;

    /** Who stands up the stream; those down it stand right before the record's first word. */
    static final int UP = CURRENCY + 1;

    static final int DOWN = -Stream.WORDS;

    // Within a half.

    /** The last payment, then the last one to a stranger; zero is never. */
    static final int LAST = 0;

    /** Milliseconds between the last two of each. */
    static final int GAPS = LAST + 2;

    /** The last amounts. */
    static final int AMOUNTS = GAPS + 2;

    static final int AMOUNTS_KEPT = 3;

    /** The last amount of a first payment. */
    static final int FIRST_AMOUNT = AMOUNTS + AMOUNTS_KEPT;

    /** When the last payments were. */
    static final int BEATS = FIRST_AMOUNT + 1;

    static final int WINDOWS = BEATS + Beat.KEPT;
    private static final int HALF = WINDOWS + AccountWindows.WORDS;

    // The half of the payments out lies before, that of the payments in behind, cells outermost.
    private static final int OUT = DOWN - HALF;
    private static final int IN = UP + Stream.WORDS;

    /** Words before the first and from it on. */
    static final int BEFORE = AccountWindows.NEAR_CELLS + AccountWindows.CELLS - OUT;

    private static final int BEHIND = IN + HALF + AccountWindows.CELLS + AccountWindows.NEAR_CELLS;
    static final int STRIDE = BEFORE + BEHIND;

    /** Cells of a half that most accounts do with. */
    private static final int USUAL_CELLS = 8 * AccountWindows.CELL;

    /** What a payment touches of its payer, and of its payee. */
    static final int PAYER_FROM = OUT - USUAL_CELLS;

    static final int PAYER_TO = UP + Stream.WORDS;
    static final int PAYEE_FROM = DOWN;
    static final int PAYEE_TO = IN + HALF + USUAL_CELLS;

    private AccountRecord() {}

    /** Where the half of a direction begins in the record at {@code at}. */
    static int half(int at, Direction direction) {
        return at + (direction == Direction.OUT ? OUT : IN);
    }

    /** Where a cell of the windows at {@code windows} stands: the lower, the nearer to them. */
    static int cell(int windows, Direction direction, int number) {
        int offset = AccountWindows.CELL * number;
        return direction == Direction.OUT
                ? windows - WINDOWS - AccountWindows.CELL - offset
                : windows + AccountWindows.WORDS + offset;
    }

    /** Where such a cell for cash closely below the threshold stands. */
    static int nearCell(int windows, Direction direction, int place) {
        int offset = AccountWindows.CELL * place;
        return direction == Direction.OUT
                ? windows - WINDOWS - AccountWindows.CELLS - AccountWindows.CELL - offset
                : windows + AccountWindows.WORDS + AccountWindows.CELLS + offset;
    }

    static int moments(int at, Direction direction) {
        return at + MOMENTS + (direction == Direction.OUT ? 0 : MOMENTS_WORDS);
    }
}
