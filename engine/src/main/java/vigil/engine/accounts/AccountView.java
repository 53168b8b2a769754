package vigil.engine.accounts;

import vigil.engine.figures.Fading;

/**
 * An account opened for reading; one object is pointed at account after account.
 *
 * <p>Windows count the payment at hand, once its pair was looked up; everything else is as it was
 * before. What runs hold is folded when somebody asks for it: a payment that nobody asks about
 * touches little.
 */
public final class AccountView {
    long[] words = new long[AccountRecord.STRIDE];
    int at = AccountRecord.BEFORE;
    int slot;
    Movement movement = new Movement();
    private boolean paying;
    private boolean receiving;
    private boolean apart;
    private boolean outReady;
    private boolean inReady;
    private boolean lifeReady;
    private boolean asked;
    private final AccountWindows.Entry entry = new AccountWindows.Entry();
    private final RunFold fold = new RunFold();
    private final AccountLife.Entry folded = new AccountLife.Entry();

    public int slot() {
        return slot;
    }

    /** Points at a record that the movement goes into; nothing is folded yet. */
    void aim(long[] recordWords, int recordAt, Movement opening, Direction direction) {
        words = recordWords;
        at = recordAt;
        movement = opening;
        boolean toOneself = opening.payer == opening.payee;
        paying = toOneself || direction == Direction.OUT;
        receiving = toOneself || direction == Direction.IN;
        outReady = false;
        inReady = false;
        lifeReady = false;
        asked = false;
        apart = AccountRun.isApart(recordWords, recordAt);
    }

    /** Whether anything was folded since it was pointed at the account. */
    boolean isAsked() {
        return asked | outReady | inReady | lifeReady;
    }

    /**
     * The movement stands in the record now: whoever looks again is told of it as of the others.
     */
    void close() {
        asked = isAsked();
        paying = false;
        receiving = false;
        outReady = false;
        inReady = false;
        lifeReady = false;
    }

    /** Whether a clock was broken: nothing waits then, which end came first matters. */
    boolean isApart() {
        return apart;
    }

    /** Makes room for one more payment in the run of a direction. */
    void makeRoom(Direction direction) {
        if (AccountRun.isFull(words, at, direction)) {
            int windows = AccountRecord.windows(at, direction);
            AccountWindows.advance(words, windows, movement.asOfSlots, movement.horizon);
            foldWindows(direction);
            foldLife(direction);
        }
    }

    /** Folds everything as things stood when the account was last opened. */
    void catchUp(long end) {
        apart = true;
        AccountRun.apart(words, at, true);
        WindowSlots missed = new WindowSlots().of(end);
        life();
        for (Direction direction : Direction.values()) {
            int windows = AccountRecord.windows(at, direction);
            AccountWindows.advance(words, windows, missed, Long.MAX_VALUE);
            foldWindows(direction);
            AccountWindows.advance(words, windows, movement.asOfSlots, movement.horizon);
        }
    }

    /** The windows of a direction, at the end that the movement names, with the movement. */
    int windows(Direction direction) {
        int windows = AccountRecord.windows(at, direction);
        boolean out = direction == Direction.OUT;
        if (out ? outReady : inReady) {
            return windows;
        }
        AccountWindows.advance(words, windows, movement.asOfSlots, movement.horizon);
        foldWindows(direction);
        if ((out ? paying : receiving) && !AccountRun.isCounted(words, at, direction)) {
            AccountRun.count(words, at, direction);
            AccountWindows.apply(entry.of(movement), words, windows, direction);
        }
        outReady |= out;
        inReady |= !out;
        return windows;
    }

    private void foldWindows(Direction direction) {
        int lacking = AccountRun.windowsLack(words, at, direction);
        if (lacking > 0) {
            fold.fold(words, at, direction, lacking);
            AccountRun.windowsLackNone(words, at, direction);
        }
    }

    /** The place of the record, its halves as they were before the movement. */
    int life() {
        if (!lifeReady) {
            lifeReady = true;
            foldLife(Direction.OUT);
            foldLife(Direction.IN);
        }
        return at;
    }

    private void foldLife(Direction direction) {
        int lacking = AccountRun.lifeLacks(words, at, direction);
        if (lacking == 0) {
            return;
        }
        int half = AccountRecord.half(at, direction);
        int firsts = AccountRecord.firsts(at, direction);
        int last = AccountLife.count(words, at, direction);
        long epoch = Fading.epoch(words[at + AccountRecord.FADED_AT]);
        for (int back = lacking; back > 0; back--) {
            int place = AccountRun.entry(words, at, direction, back);
            AccountRun.read(words, place, folded);
            folded.weights.of(folded.time, epoch);
            AccountLife.add(folded, words, half, last - back + 1);
            if (folded.first) {
                AccountLife.addFirst(folded, words, firsts);
            }
        }
        AccountRun.lifeLacksNone(words, at, direction);
    }

    /** Payments in a window. */
    public int count(Direction direction, Window window) {
        return (int) (AccountWindows.counts(words, windows(direction), direction, window) >>> 32);
    }

    /** Minor units of the base currency in a window. */
    public long sum(Direction direction, Window window) {
        return AccountWindows.sum(words, windows(direction), direction, window);
    }

    /** Distinct counterparties in a window. */
    public int partners(Direction direction, Window window) {
        return (int) AccountWindows.counts(words, windows(direction), direction, window);
    }

    /** Cash payments closely below the reporting threshold within the week. */
    public int nearCount(Direction direction) {
        return (int) AccountWindows.nearCount(words, windows(direction), direction);
    }

    /** Their sum in minor units of the base currency. */
    public long nearSum(Direction direction) {
        return AccountWindows.nearSum(words, windows(direction), direction);
    }

    /** Payments before. */
    public int lifeCount(Direction direction) {
        return AccountLife.count(words, at, direction);
    }

    /** Payments of both directions, the movement too. */
    public long allCount() {
        return (long) lifeCount(Direction.OUT) + lifeCount(Direction.IN) + sides();
    }

    /**
     * Distinct counterparties ever, that of the movement too (a pair forgotten and seen again
     * counts twice).
     */
    public int lifePartners(Direction direction) {
        boolean out = direction == Direction.OUT;
        long ports = words[at + AccountRecord.PORTS];
        int one = (out ? paying : receiving) && !movement.pairKnown ? 1 : 0;
        return (int) (out ? ports >>> 32 : ports) + one;
    }

    /** Payments in cash, the movement too. */
    public int cashCount() {
        long out = words[half(Direction.OUT) + AccountRecord.KINDS] >>> 32;
        long in = words[half(Direction.IN) + AccountRecord.KINDS] >>> 32;
        return (int) (out + in) + (movement.cash ? sides() : 0);
    }

    /** Payments of round amounts, the movement too. */
    public int roundCount() {
        long out = words[half(Direction.OUT) + AccountRecord.KINDS];
        long in = words[half(Direction.IN) + AccountRecord.KINDS];
        return (int) (out + in) + (movement.round ? sides() : 0);
    }

    /** One to oneself goes both ways. */
    private int sides() {
        return (paying ? 1 : 0) + (receiving ? 1 : 0);
    }

    /** Cell of the place where the account last paid, zero when none is known. */
    public int place() {
        return (int) words[at + AccountRecord.PLACE];
    }

    /** When it paid there; only where a place is known. */
    public long placeTime() {
        return words[at + AccountRecord.PLACE_TIME];
    }

    /** Sketch of the last text that it paid with, zero when there was none. */
    public long wording() {
        return words[at + AccountRecord.WORDING];
    }

    public boolean isNew() {
        return words[at + AccountRecord.COUNTS] == 0;
    }

    /** When the account was first seen; only where it is not new. */
    public long first() {
        boolean out = lifeCount(Direction.OUT) > 0;
        boolean in = lifeCount(Direction.IN) > 0;
        long outSeen = words[half(Direction.OUT) + AccountRecord.SEEN];
        long inSeen = words[half(Direction.IN) + AccountRecord.SEEN];
        return out && in ? Math.min(outSeen, inSeen) : out ? outSeen : inSeen;
    }

    /** When the account last moved money either way; only where it is not new. */
    public long last() {
        boolean out = lifeCount(Direction.OUT) > 0;
        boolean in = lifeCount(Direction.IN) > 0;
        if (out && in) {
            return Math.max(last(Direction.OUT), last(Direction.IN));
        }
        return last(out ? Direction.OUT : Direction.IN);
    }

    /** When the account last moved money this way; only where it ever did. */
    public long last(Direction direction) {
        return words[half(direction) + AccountRecord.LAST];
    }

    /** Where the half of a direction stands, as it was before the movement. */
    int half(Direction direction) {
        return AccountRecord.half(life(), direction);
    }

    /** Mean amount in minor units of the base currency. */
    public double mean(Direction direction) {
        return Double.longBitsToDouble(words[half(direction) + AccountRecord.MEAN]);
    }

    /**
     * Standard deviation of the amount in minor units of the base currency, zero below two
     * payments.
     */
    public double deviation(Direction direction) {
        int count = lifeCount(direction);
        double squares = Double.longBitsToDouble(words[half(direction) + AccountRecord.SQUARES]);
        return count < 2 ? 0 : Math.sqrt(Math.max(0, squares) / (count - 1));
    }

    /** Greatest amount ever in minor units of the base currency. */
    public long greatest(Direction direction) {
        return words[half(direction) + AccountRecord.GREATEST];
    }
}
