package vigil.engine.accounts;

import java.util.Arrays;

/**
 * Sliding counts, sums and distinct counterparties of one account and direction, in slots.
 *
 * <p>A slot is two longs: the sum, then count and distinct counterparties in halves. A counterparty
 * is counted in the slot where it was last active, so a distinct count is a plain sum over slots. A
 * word says which slots hold anything, so that no empty one is looked at: most are.
 */
final class AccountWindows {
    /** For each window the number of its newest slot, two to a word. */
    private static final int HEADS = 0;

    /** A bit for each slot that holds anything; from bit 32 on for those of the threshold. */
    private static final int MARKS = 2;

    private static final int TOTALS = 3;
    private static final int SLOT = 2;
    private static final int COUNT = 1;
    private static final int CELLS = TOTALS + SLOT * Window.COUNT;
    private static final int[] SLOTS = slots();
    private static final int[] BEFORE = before();
    private static final int ALL_SLOTS = BEFORE[Window.COUNT - 1] + SLOTS[Window.COUNT - 1];

    /** Cash closely below the reporting threshold: its total, then the slots of the week. */
    private static final int NEAR = CELLS + SLOT * ALL_SLOTS;

    private static final int WEEK = Window.WEEK.ordinal();
    private static final int NEAR_MARKS = 32;
    private static final long ONE = 1L << 32;

    static final int WORDS = NEAR + SLOT * (1 + Window.WEEK.slots);

    private AccountWindows() {}

    private static int[] slots() {
        return Arrays.stream(Window.values()).mapToInt(window -> window.slots).toArray();
    }

    private static int[] before() {
        int[] before = new int[Window.COUNT];
        for (int i = 1; i < Window.COUNT; i++) {
            before[i] = before[i - 1] + SLOTS[i - 1];
        }
        return before;
    }

    /** Where sum and counts of a window stand. */
    static int totals(int windows, Window window) {
        return windows + TOTALS + SLOT * window.ordinal();
    }

    static int nearTotals(int windows) {
        return windows + NEAR;
    }

    private static int slot(int windows, int number) {
        return windows + CELLS + SLOT * number;
    }

    private static int head(long[] words, int windows, int window) {
        long pair = words[windows + HEADS + window / 2];
        return (int) (window % 2 == 0 ? pair >>> 32 : pair);
    }

    private static void setHead(long[] words, int windows, int window, int number) {
        int word = windows + HEADS + window / 2;
        words[word] =
                window % 2 == 0
                        ? (long) number << 32 | (words[word] & 0xFFFFFFFFL)
                        : (words[word] & 0xFFFFFFFF00000000L) | (number & 0xFFFFFFFFL);
    }

    /** Brings all windows to their new end; what has fallen out is cleared. */
    static void advance(long[] words, int windows, WindowSlots end, long horizon) {
        for (int i = 0; i < Window.COUNT; i++) {
            int head = head(words, windows, i);
            int number = end.numbers[i];
            if (number > head) {
                clear(words, windows, i, left(i, number - head, end.places[i]));
                setHead(words, windows, i, number);
            } else if (number < head && isPulledAhead(Window.of(i), number, head, horizon)) {
                clear(words, windows, i, (1 << SLOTS[i]) - 1);
                setHead(words, windows, i, number);
            }
        }
    }

    /** Where a broken clock has pulled a window ahead, a plausible record starts it anew. */
    private static boolean isPulledAhead(Window window, int number, int head, long horizon) {
        int plausible = window.slotOf(horizon);
        return head > plausible && number <= plausible;
    }

    /** The slots that a window leaves when it moves so many on to the one at {@code place}. */
    private static int left(int window, int steps, int place) {
        int slots = SLOTS[window];
        int all = (1 << slots) - 1;
        if (steps >= slots) {
            return all;
        }
        int first = place - steps + 1;
        int run = ((1 << steps) - 1) << (first < 0 ? first + slots : first);
        return (run | run >>> slots) & all;
    }

    private static void clear(long[] words, int windows, int window, int slots) {
        long marks = words[windows + MARKS];
        long held = (long) slots << BEFORE[window] & marks;
        if (held == 0) {
            return;
        }
        int totals = windows + TOTALS + SLOT * window;
        for (long rest = held; rest != 0; rest &= rest - 1) {
            take(words, totals, slot(windows, Long.numberOfTrailingZeros(rest)));
        }
        words[windows + MARKS] = marks & ~held;
        if (window == WEEK && marks >>> NEAR_MARKS != 0) {
            clearNear(words, windows, slots);
        }
    }

    private static void clearNear(long[] words, int windows, int slots) {
        long marks = words[windows + MARKS];
        long held = slots & marks >>> NEAR_MARKS;
        for (long rest = held; rest != 0; rest &= rest - 1) {
            int near = Long.numberOfTrailingZeros(rest);
            take(words, nearTotals(windows), nearSlot(windows, near));
        }
        words[windows + MARKS] = marks & ~(held << NEAR_MARKS);
    }

    private static int nearSlot(int windows, int place) {
        return nearTotals(windows) + SLOT * (1 + place);
    }

    private static void take(long[] words, int totals, int slot) {
        words[totals] -= words[slot];
        words[totals + COUNT] -= words[slot + COUNT];
        words[slot] = 0;
        words[slot + COUNT] = 0;
    }

    /** Counts a movement where its slot is still inside. */
    static void apply(Movement movement, long[] words, int windows) {
        long marks = words[windows + MARKS];
        for (int i = 0; i < Window.COUNT; i++) {
            int head = head(words, windows, i);
            int number = movement.timeSlots.numbers[i];
            if (number <= head - SLOTS[i] || number > head) {
                continue;
            }
            int place = BEFORE[i] + movement.timeSlots.places[i];
            int slot = slot(windows, place);
            int totals = windows + TOTALS + SLOT * i;
            marks |= 1L << place;
            words[slot] += movement.minor;
            words[totals] += movement.minor;
            long news = ONE;
            int last = movement.pairSlots.numbers[i];
            int lastSlot =
                    last <= head - SLOTS[i] || last > head ? -1 : lastSlot(windows, i, movement);
            if (lastSlot < 0 || (int) words[lastSlot + COUNT] <= 0) {
                news++;
                words[totals + COUNT]++;
            } else if (last < number) {
                words[lastSlot + COUNT]--;
                news++;
            }
            words[slot + COUNT] += news;
            words[totals + COUNT] += ONE;
        }
        words[windows + MARKS] = marks;
        if (movement.nearThreshold) {
            applyNear(movement, words, windows);
        }
    }

    private static int lastSlot(int windows, int window, Movement movement) {
        return slot(windows, BEFORE[window] + movement.pairSlots.places[window]);
    }

    private static void applyNear(Movement movement, long[] words, int windows) {
        int head = head(words, windows, WEEK);
        int number = movement.timeSlots.numbers[WEEK];
        if (number <= head - SLOTS[WEEK] || number > head) {
            return;
        }
        int place = movement.timeSlots.places[WEEK];
        int slot = nearSlot(windows, place);
        int totals = nearTotals(windows);
        words[windows + MARKS] |= 1L << (NEAR_MARKS + place);
        words[slot] += movement.minor;
        words[totals] += movement.minor;
        words[slot + COUNT]++;
        words[totals + COUNT]++;
    }
}
