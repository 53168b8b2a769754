package vigil.engine.accounts;

import vigil.engine.records.RecordTable;

/**
 * Where everything stands in an account's record.
 *
 * <p>What every payment of an account touches lies together, so that it takes few cache lines: key
 * and life, then what fades and the habits; behind them a half for each direction, of which a
 * payment opens one alone; last the streams, which only first payments touch.
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

    /** The half of the payments out, then that of the payments in. */
    static final int HALVES = CURRENCY + 1;

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
    static final int HALF = WINDOWS + AccountWindows.WORDS;

    // Behind both.

    /** Who stands up the stream, then who down it. */
    static final int STREAM = HALVES + 2 * HALF;

    static final int STRIDE = STREAM + 2 * Stream.WORDS;

    private AccountRecord() {}

    /** Where the half of a direction begins in the record at {@code at}. */
    static int half(int at, Direction direction) {
        return at + HALVES + (direction == Direction.OUT ? 0 : HALF);
    }

    static int moments(int at, Direction direction) {
        return at + MOMENTS + (direction == Direction.OUT ? 0 : MOMENTS_WORDS);
    }
}
