package vigil.engine.accounts;

import java.util.Arrays;

/**
 * Sliding counts, sums and distinct counterparties of one account, in slots.
 *
 * <p>A slot is four longs: sum out, count and distinct payees out (in halves), sum in, count and
 * distinct payers in. A counterparty is counted in the slot where it was last active, so a distinct
 * count is a plain sum over slots.
 */
final class AccountWindows {
    private static final int SLOT = 4;
    private static final int COUNT = 1;
    private static final long ONE = 1L << 32;
    private static final int WINDOW_COUNT = Window.values().length;

    static final int WORDS = SLOT * (WINDOW_COUNT + slotsOfAll());

    private static final int NEAR_SLOT = 3;
    static final int NEAR_COUNTS = 2;

    private AccountWindows() {}

    private static int slotsOfAll() {
        int sum = 0;
        for (Window window : Window.values()) {
            sum += window.slots;
        }
        return sum;
    }

    static int totals(int at, Window window) {
        return at + Accounts.WINDOWS + SLOT * (window.slotsBefore + window.ordinal());
    }

    private static int slot(int at, Window window, int number) {
        return totals(at, window) + SLOT * (1 + Math.floorMod(number, window.slots));
    }

    static int nearTotals(int at) {
        return at + Accounts.NEAR;
    }

    private static int nearSlot(int at, int number) {
        return at + Accounts.NEAR + NEAR_SLOT * (1 + Math.floorMod(number, Window.WEEK.slots));
    }

    private static int head(long[] words, int at, Window window) {
        long pair = words[at + Accounts.HEADS + window.ordinal() / 2];
        return (int) (window.ordinal() % 2 == 0 ? pair >>> 32 : pair);
    }

    private static void setHead(long[] words, int at, Window window, int number) {
        int word = at + Accounts.HEADS + window.ordinal() / 2;
        words[word] =
                window.ordinal() % 2 == 0
                        ? (long) number << 32 | (words[word] & 0xFFFFFFFFL)
                        : (words[word] & 0xFFFFFFFF00000000L) | (number & 0xFFFFFFFFL);
    }

    /** Brings all windows to their new end; what has fallen out is cleared. */
    static void advance(long[] words, int at, Movement movement) {
        for (int i = 0; i < WINDOW_COUNT; i++) {
            Window window = Window.of(i);
            int head = head(words, at, window);
            int number = window.slotOf(movement.asOf);
            if (number == head) {
                continue;
            }
            // Where a broken clock has pulled the windows ahead, a plausible record starts them
            // anew.
            boolean pulledAhead =
                    number < head
                            && head > window.slotOf(movement.horizon)
                            && number <= window.slotOf(movement.horizon);
            if (pulledAhead || number - head >= window.slots) {
                clear(words, at, window);
                setHead(words, at, window, number);
            } else if (number > head) {
                roll(words, at, window, number);
            }
        }
    }

    private static void clear(long[] words, int at, Window window) {
        int totals = totals(at, window);
        Arrays.fill(words, totals, totals + SLOT * (1 + window.slots), 0);
        if (window == Window.WEEK) {
            int near = nearTotals(at);
            Arrays.fill(words, near, near + NEAR_SLOT * (1 + window.slots), 0);
        }
    }

    private static void roll(long[] words, int at, Window window, int number) {
        int totals = totals(at, window);
        for (int n = head(words, at, window) + 1; n <= number; n++) {
            take(words, totals, slot(at, window, n), SLOT);
            if (window == Window.WEEK) {
                take(words, nearTotals(at), nearSlot(at, n), NEAR_SLOT);
            }
        }
        setHead(words, at, window, number);
    }

    private static void take(long[] words, int totals, int slot, int length) {
        for (int i = 0; i < length; i++) {
            words[totals + i] -= words[slot + i];
            words[slot + i] = 0;
        }
    }

    /**
     * Counts a movement where its slot is still inside; {@code pairLast} is the pair's activity
     * before it.
     */
    static void apply(Movement movement, long[] words, int at, Direction direction, long pairLast) {
        int side = direction == Direction.OUT ? 0 : 2;
        for (int i = 0; i < WINDOW_COUNT; i++) {
            Window window = Window.of(i);
            int head = head(words, at, window);
            int number = window.slotOf(movement.time);
            if (number <= head - window.slots || number > head) {
                continue;
            }
            int totals = totals(at, window) + side;
            int slot = slot(at, window, number) + side;
            words[slot] += movement.minor;
            words[totals] += movement.minor;
            words[slot + COUNT] += ONE;
            words[totals + COUNT] += ONE;
            int last = window.slotOf(pairLast);
            int lastSlot = slot(at, window, last) + side;
            boolean counted =
                    last > head - window.slots && last <= head && (int) words[lastSlot + COUNT] > 0;
            if (!counted) {
                words[slot + COUNT]++;
                words[totals + COUNT]++;
            } else if (last < number) {
                words[lastSlot + COUNT]--;
                words[slot + COUNT]++;
            }
        }
        if (movement.nearThreshold) {
            applyNear(movement, words, at, direction);
        }
    }

    private static void applyNear(Movement movement, long[] words, int at, Direction direction) {
        int head = head(words, at, Window.WEEK);
        int number = Window.WEEK.slotOf(movement.time);
        if (number <= head - Window.WEEK.slots || number > head) {
            return;
        }
        long one = direction == Direction.OUT ? ONE : 1;
        int totals = nearTotals(at);
        int slot = nearSlot(at, number);
        words[totals + direction.ordinal()] += movement.minor;
        words[slot + direction.ordinal()] += movement.minor;
        words[totals + NEAR_COUNTS] += one;
        words[slot + NEAR_COUNTS] += one;
    }
}
