package vigil.engine.accounts;

import vigil.engine.figures.Beat;
import vigil.engine.records.RecordTable;

/**
 * Where everything stands in an account's record.
 *
 * <p>What every payment touches lies in the middle, so that it takes few cache lines and a
 * processor fetches the next ones by itself: key and counts, on both sides of them what first
 * payments join, then the {@link AccountRun} of the payments out before and of those in behind.
 * Farther out stands what runs are folded into: the half of each direction, then its windows, their
 * cells outermost.
 */
final class AccountRecord {
    /** The end of the windows when the account was last opened. */
    static final int AS_OF = RecordTable.FIRST_FIELD;

    /** Counts of payments out (high half) and in (low half). */
    static final int COUNTS = AS_OF + 1;

    /** Distinct payees (high half) and payers (low half) ever. */
    static final int PORTS = COUNTS + 1;

    /** The latest time that a figure which fades was added to at. */
    static final int FADED_AT = PORTS + 1;

    /** How far the runs are folded, see {@link AccountRun}. */
    static final int STATE = FADED_AT + 1;

    /** Numbers of the newest payments out and in that {@link PaymentTrail} keeps, one higher. */
    static final int TRAIL = STATE + 1;

    static final int CURRENCY = TRAIL + 2;

    /** What every payment touches ends here. */
    static final int MIDDLE = CURRENCY + 1;

    // What is told of the payments of a direction, and of those to strangers among them.

    /** When the last one was; zero is never. */
    static final int LAST = 0;

    /** Milliseconds between the last two and one more; zero is none. */
    static final int GAP = LAST + 1;

    /** How many, by the short half-life and by the long one. */
    static final int FADED_COUNTS = GAP + 1;

    private static final int TOLD = FADED_COUNTS + 2;

    // Of those to strangers besides.

    /** The last amount. */
    static final int FIRST_AMOUNT = TOLD;

    private static final int FIRSTS = FIRST_AMOUNT + 1;

    // What first payments of others are told at once, by the short half-life: ways of one, two and
    // three first payments that begin here (out) or end here (in).
    static final int WAYS_KEPT = 3;

    // Of all of a direction besides: its half.

    /** Money by the short half-life and by the long one. */
    static final int FADED_SUMS = TOLD;

    /** The last amounts. */
    static final int AMOUNTS = FADED_SUMS + 2;

    static final int AMOUNTS_KEPT = 3;

    /** When the last payments were. */
    static final int BEATS = AMOUNTS + AMOUNTS_KEPT;

    /** Mean, squares and greatest of the amounts. */
    static final int MEAN = BEATS + Beat.KEPT;

    static final int SQUARES = MEAN + 1;
    static final int GREATEST = MEAN + 2;

    /** Payments in each eighth of the day, four to a word. */
    static final int HOURS = GREATEST + 1;

    /** Payments by each rail, four to a word. */
    static final int RAILS = HOURS + 2;

    /** Payments in cash (high half) and of round amounts (low half). */
    static final int KINDS = RAILS + 3;

    /** The earliest one. */
    static final int SEEN = KINDS + 1;

    private static final int HALF = SEEN + 1;

    // Payments out before the middle.
    private static final int DOWN = -Stream.WORDS;
    private static final int WAYS_OUT = DOWN - WAYS_KEPT;
    static final int RUN_OUT = WAYS_OUT - AccountRun.WORDS;

    /** Cell of the place where the account last paid; zero when none is known. */
    static final int PLACE = RUN_OUT - 3;

    static final int PLACE_TIME = PLACE + 1;

    /** Sketch of the last text that it paid with; zero when there was none. */
    static final int WORDING = PLACE + 2;

    private static final int HALF_OUT = PLACE - HALF;
    private static final int FIRSTS_OUT = HALF_OUT - FIRSTS;
    private static final int WINDOWS_OUT = FIRSTS_OUT - AccountWindows.WORDS;

    // Payments in behind it.
    private static final int UP = MIDDLE;
    private static final int WAYS_IN = UP + Stream.WORDS;
    private static final int RUN_IN = WAYS_IN + WAYS_KEPT;
    static final int HALF_IN = RUN_IN + AccountRun.WORDS;
    private static final int FIRSTS_IN = HALF_IN + HALF;
    private static final int WINDOWS_IN = FIRSTS_IN + FIRSTS;

    /** Words before the first and from it on. */
    static final int BEFORE = AccountWindows.NEAR_CELLS + AccountWindows.CELLS - WINDOWS_OUT;

    private static final int BEHIND =
            WINDOWS_IN + AccountWindows.WORDS + AccountWindows.CELLS + AccountWindows.NEAR_CELLS;

    static final int STRIDE = BEFORE + BEHIND;

    /** What a first payment touches of either account. */
    static final int JOINED_FROM = WAYS_OUT;

    static final int JOINED_TO = RUN_IN;

    /** Cells of a direction that most accounts do with. */
    private static final int USUAL_CELLS = 8 * AccountWindows.CELL;

    /** What is touched where everything is asked for. */
    static final int ALL_FROM = WINDOWS_OUT - USUAL_CELLS;

    static final int ALL_TO = WINDOWS_IN + AccountWindows.WORDS + USUAL_CELLS;

    private AccountRecord() {}

    /** Where the half of a direction begins in the record at {@code at}. */
    static int half(int at, Direction direction) {
        return at + (direction == Direction.OUT ? HALF_OUT : HALF_IN);
    }

    /** Where what is told of the first payments of a direction begins. */
    static int firsts(int at, Direction direction) {
        return at + (direction == Direction.OUT ? FIRSTS_OUT : FIRSTS_IN);
    }

    /** Where the ways of first payments in a direction begin. */
    static int ways(int at, Direction direction) {
        return at + (direction == Direction.OUT ? WAYS_OUT : WAYS_IN);
    }

    /** Where the run of a direction begins. */
    static int run(int at, Direction direction) {
        return at + (direction == Direction.OUT ? RUN_OUT : RUN_IN);
    }

    /** Where those who stand up the stream (in) or down it (out) begin. */
    static int stream(int at, Direction direction) {
        return at + (direction == Direction.OUT ? DOWN : UP);
    }

    static int windows(int at, Direction direction) {
        return at + (direction == Direction.OUT ? WINDOWS_OUT : WINDOWS_IN);
    }

    /** Where a cell of the windows at {@code windows} stands: the lower, the nearer to them. */
    static int cell(int windows, Direction direction, int number) {
        int offset = AccountWindows.CELL * number;
        return direction == Direction.OUT
                ? windows - AccountWindows.CELL - offset
                : windows + AccountWindows.WORDS + offset;
    }

    /** Where such a cell for cash closely below the threshold stands. */
    static int nearCell(int windows, Direction direction, int place) {
        int offset = AccountWindows.CELL * place;
        return direction == Direction.OUT
                ? windows - AccountWindows.CELLS - AccountWindows.CELL - offset
                : windows + AccountWindows.WORDS + AccountWindows.CELLS + offset;
    }
}
