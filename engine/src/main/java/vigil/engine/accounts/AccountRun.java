package vigil.engine.accounts;

/**
 * The last payments of an account and direction, as they came: what they change is reckoned when
 * somebody asks, or when there are as many as are kept.
 *
 * <p>A payment is two longs: its time with how many quarters of an hour before it the pair last
 * paid, and its amount; what kind it was stands in the bits between. Two things are made of them,
 * each when it is needed: the half of the direction, which tells how things stood before a payment,
 * and its windows, which count the payment too. The state of both directions stands in one word:
 * where the next payment goes, how many of the newest ones are yet to be folded into the windows
 * and into the half, and whether the windows have counted the payment at hand already.
 */
final class AccountRun {
    private static final int ENTRY = 2;
    static final int KEPT = 8;
    static final int WORDS = ENTRY * KEPT;

    /** Windows reach back 35 days, which are 3,360 quarters of an hour. */
    private static final int QUARTERS_BITS = 13;

    private static final long QUARTERS_MASK = (1L << QUARTERS_BITS) - 1;

    /** In place of a number of quarters of an hour: the pair did not pay before. */
    static final int NEVER = -1 << QUARTERS_BITS - 1;

    private static final int TIME_SHIFT = QUARTERS_BITS + 2;

    /** Amounts below this one; a greater one does not wait. */
    static final long MOST = 1L << 58;

    private static final long FIRST = 1L << 63;
    private static final long NEAR = 1L << 62;
    private static final int KIND_HIGH = 58;
    private static final int KIND_HIGH_BITS = 4;
    private static final int KIND_LOW_MASK = 3;

    private static final int PLACE_MASK = KEPT - 1;
    private static final int WINDOWS = 4;
    private static final int LIFE = 8;
    private static final int COUNT_MASK = 0xF;
    private static final long COUNTED = 1L << 12;
    private static final int SIDE_BITS = 16;

    /** Something kept may be ahead of the clock: nothing waits then. */
    private static final long APART = 1L << 40;

    private AccountRun() {}

    private static int side(Direction direction) {
        return direction == Direction.OUT ? 0 : SIDE_BITS;
    }

    private static long state(long[] words, int at) {
        return words[at + AccountRecord.STATE];
    }

    /** How many of the newest payments the windows do not hold yet. */
    static int windowsLack(long[] words, int at, Direction direction) {
        return (int) (state(words, at) >>> side(direction) + WINDOWS) & COUNT_MASK;
    }

    /** How many of the newest payments the half does not know yet. */
    static int lifeLacks(long[] words, int at, Direction direction) {
        return (int) (state(words, at) >>> side(direction) + LIFE) & COUNT_MASK;
    }

    static boolean isFull(long[] words, int at, Direction direction) {
        return windowsLack(words, at, direction) == KEPT || lifeLacks(words, at, direction) == KEPT;
    }

    static void windowsLackNone(long[] words, int at, Direction direction) {
        words[at + AccountRecord.STATE] &= ~((long) COUNT_MASK << side(direction) + WINDOWS);
    }

    static void lifeLacksNone(long[] words, int at, Direction direction) {
        words[at + AccountRecord.STATE] &= ~((long) COUNT_MASK << side(direction) + LIFE);
    }

    /** Whether the windows hold the payment at hand. */
    static boolean isCounted(long[] words, int at, Direction direction) {
        return (state(words, at) & COUNTED << side(direction)) != 0;
    }

    static void count(long[] words, int at, Direction direction) {
        words[at + AccountRecord.STATE] |= COUNTED << side(direction);
    }

    static boolean isApart(long[] words, int at) {
        return (state(words, at) & APART) != 0;
    }

    static void apart(long[] words, int at, boolean isApart) {
        words[at + AccountRecord.STATE] = state(words, at) & ~APART | (isApart ? APART : 0);
    }

    /** Adds the payment at hand; there is room for it. The next one is at hand then. */
    static void add(long[] words, int at, Direction direction, Movement movement, boolean isFirst) {
        int side = side(direction);
        long state = state(words, at);
        int place = (int) (state >>> side) & PLACE_MASK;
        int entry = AccountRecord.run(at, direction) + ENTRY * place;
        int kind = AccountLife.Entry.kind(movement);
        words[entry] =
                movement.time << TIME_SHIFT
                        | (long) (kind & KIND_LOW_MASK) << QUARTERS_BITS
                        | movement.quartersBack & QUARTERS_MASK;
        words[entry + 1] =
                movement.minor
                        | (long) (kind >>> 2) << KIND_HIGH
                        | (movement.nearThreshold ? NEAR : 0)
                        | (isFirst ? FIRST : 0);
        long lacking = (state & COUNTED << side) == 0 ? 1L << WINDOWS | 1L << LIFE : 1L << LIFE;
        long next = (place + 1L & PLACE_MASK) - place;
        words[at + AccountRecord.STATE] = (state & ~(COUNTED << side)) + (lacking + next << side);
    }

    /** The payment at hand went elsewhere: the next one is at hand then. */
    static void leave(long[] words, int at, Direction direction) {
        words[at + AccountRecord.STATE] &= ~(COUNTED << side(direction));
    }

    /** Where a payment stands: the last one is 1 back. */
    static int entry(long[] words, int at, Direction direction, int back) {
        int next = (int) (state(words, at) >>> side(direction)) & PLACE_MASK;
        return AccountRecord.run(at, direction) + ENTRY * (next - back & PLACE_MASK);
    }

    static long time(long[] words, int entry) {
        return words[entry] >> TIME_SHIFT;
    }

    static long minor(long[] words, int entry) {
        return words[entry + 1] & MOST - 1;
    }

    /** The payment as a half counts it, but for what its time weighs. */
    static AccountLife.Entry read(long[] words, int entry, AccountLife.Entry into) {
        int low = (int) (words[entry] >>> QUARTERS_BITS) & KIND_LOW_MASK;
        int high = (int) (words[entry + 1] >>> KIND_HIGH) & (1 << KIND_HIGH_BITS) - 1;
        into.time = time(words, entry);
        into.minor = minor(words, entry);
        into.kind = high << 2 | low;
        into.first = (words[entry + 1] & FIRST) != 0;
        into.horizon = Long.MAX_VALUE;
        return into;
    }

    /** How many quarters of an hour before it the pair last paid. */
    static int quartersBack(long[] words, int entry) {
        return (int) (words[entry] << Long.SIZE - QUARTERS_BITS >> Long.SIZE - QUARTERS_BITS);
    }

    /** Whether it was cash closely below the threshold. */
    static boolean isNear(long[] words, int entry) {
        return (words[entry + 1] & NEAR) != 0;
    }

    /** How many quarters of an hour lie between two times, as they are kept: 42 days at most. */
    static int quartersBack(long time, long before) {
        long back = WindowSlots.quarter(time) - WindowSlots.quarter(before);
        return back > ~NEVER ? NEVER : (int) Math.max(back, NEVER + 1L);
    }
}
