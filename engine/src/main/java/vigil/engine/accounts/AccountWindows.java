package vigil.engine.accounts;

import java.util.Arrays;

/**
 * Sliding counts, sums and distinct counterparties of one account and direction, in slots.
 *
 * <p>A slot that holds anything has a cell of two longs: the sum, then count and distinct
 * counterparties in halves. Most slots are empty, so cells are given out from the first on as slots
 * fill, and what an account has lies in few cache lines. A counterparty is counted in the slot
 * where it was last active, so a distinct count is a plain sum over slots; sums over a window are
 * added up when they are asked for. What falls out of a window is forgotten by its bit, no cell is
 * looked at.
 */
final class AccountWindows {
    /** For each window the number of its newest slot, two to a word. */
    private static final int HEADS = 0;

    /**
     * A bit for each slot that holds anything; from bit 32 on for those of the threshold, from bit
     * 39 on for each cell in use.
     */
    private static final int MARKS = 2;

    /** For each slot that holds anything which cell is its own, a byte each. */
    private static final int OWNED = 3;

    private static final int COUNT = 1;
    private static final int[] SLOTS = slots();
    private static final int[] BEFORE = before();
    private static final int ALL_SLOTS = BEFORE[Window.COUNT - 1] + SLOTS[Window.COUNT - 1];
    private static final long SLOT_MARKS = (1L << ALL_SLOTS) - 1;

    private static final int WEEK = Window.WEEK.ordinal();
    private static final int NEAR_MARKS = 32;
    private static final int CELL_MARKS = 39;
    private static final long ONE = 1L << 32;

    /** Words of all this but the cells. */
    static final int WORDS = OWNED + (ALL_SLOTS + Long.BYTES - 1) / Long.BYTES;

    static final int CELL = 2;
    static final int CELLS = CELL * ALL_SLOTS;

    /** Cash closely below the reporting threshold has a cell for each slot of the week. */
    static final int NEAR_CELLS = CELL * Window.WEEK.slots;

    private AccountWindows() {}

    /** A payment as the windows of an account count it; one object is filled again and again. */
    static final class Entry {
        /** The slots of its time, and of the time when its pair last paid before. */
        final WindowSlots time = new WindowSlots();

        final WindowSlots pair = new WindowSlots();
        long minor;
        boolean near;

        /** The payment at hand. */
        Entry of(Movement movement) {
            return of(movement.time, movement.quartersBack, movement.minor, movement.nearThreshold);
        }

        /**
         * A payment whose pair last paid so many quarters of an hour before, as {@link AccountRun}
         * keeps them.
         */
        Entry of(long when, int quartersBack, long sum, boolean isNear) {
            long quarter = WindowSlots.quarter(when);
            time.ofQuarter(quarter);
            if (quartersBack == AccountRun.NEVER) {
                pair.never();
            } else {
                pair.ofQuarter(quarter - quartersBack);
            }
            minor = sum;
            near = isNear;
            return this;
        }
    }

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

    /** Minor units in a window. */
    static long sum(long[] words, int windows, Direction direction, Window window) {
        return total(words, windows, direction, window, 0);
    }

    /** Payments (high half) and distinct counterparties (low half) in a window. */
    static long counts(long[] words, int windows, Direction direction, Window window) {
        return total(words, windows, direction, window, COUNT);
    }

    private static long total(
            long[] words, int windows, Direction direction, Window window, int field) {
        int first = BEFORE[window.ordinal()];
        long held = words[windows + MARKS] & ((1L << window.slots) - 1) << first;
        long total = 0;
        for (long rest = held; rest != 0; rest &= rest - 1) {
            int owned = owned(words, windows, Long.numberOfTrailingZeros(rest));
            total += words[AccountRecord.cell(windows, direction, owned) + field];
        }
        return total;
    }

    /** Minor units of cash closely below the threshold within the week. */
    static long nearSum(long[] words, int windows, Direction direction) {
        return nearTotal(words, windows, direction, 0);
    }

    /** Payments of such cash. */
    static long nearCount(long[] words, int windows, Direction direction) {
        return nearTotal(words, windows, direction, COUNT);
    }

    private static long nearTotal(long[] words, int windows, Direction direction, int field) {
        long held = words[windows + MARKS] >>> NEAR_MARKS & ((1L << Window.WEEK.slots) - 1);
        long total = 0;
        for (long rest = held; rest != 0; rest &= rest - 1) {
            int place = Long.numberOfTrailingZeros(rest);
            total += words[AccountRecord.nearCell(windows, direction, place) + field];
        }
        return total;
    }

    private static int owned(long[] words, int windows, int slot) {
        return (int) (words[windows + OWNED + slot / Long.BYTES] >>> Long.BYTES * slot) & 0xFF;
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

    /** Brings all windows to their new end; what has fallen out is forgotten. */
    static void advance(long[] words, int windows, WindowSlots end, long horizon) {
        // Window by window by constants and without branches: how far each goes nobody foresees.
        long shorter = words[windows + HEADS];
        long longer = words[windows + HEADS + 1];
        int[] numbers = end.numbers;
        boolean back =
                numbers[0] < high(shorter)
                        || numbers[1] < (int) shorter
                        || numbers[2] < high(longer)
                        || numbers[3] < (int) longer;
        if (back) {
            advanceOneByOne(words, windows, end, horizon);
            return;
        }
        int[] places = end.places;
        long gone =
                left(numbers[0] - high(shorter), places[0], 4)
                        | left(numbers[1] - (int) shorter, places[1], 8) << 4
                        | left(numbers[3] - (int) longer, places[3], 6) << 19;
        long days = left(numbers[2] - high(longer), places[2], 7);
        words[windows + HEADS] = pair(numbers[0], numbers[1]);
        words[windows + HEADS + 1] = pair(numbers[2], numbers[3]);
        forget(words, windows, (gone | days << 12 | days << NEAR_MARKS) & words[windows + MARKS]);
    }

    private static int high(long pair) {
        return (int) (pair >>> 32);
    }

    private static long pair(int high, int low) {
        return (long) high << 32 | (low & 0xFFFFFFFFL);
    }

    /** The slots that a window leaves when it moves so many on to the one at {@code place}. */
    private static long left(int steps, int place, int slots) {
        int left = Math.min(steps, slots);
        long run = ((1L << left) - 1) << (place - left + 1 + slots);
        return (run | run >>> slots | run >>> 2 * slots) & ((1L << slots) - 1);
    }

    /** Where an end lies before the one of a window: a late record, or a clock that was broken. */
    private static void advanceOneByOne(long[] words, int windows, WindowSlots end, long horizon) {
        long gone = 0;
        for (int i = 0; i < Window.COUNT; i++) {
            int head = head(words, windows, i);
            int number = end.numbers[i];
            if (number > head) {
                gone |= marks(i, left(number - head, end.places[i], SLOTS[i]));
                setHead(words, windows, i, number);
            } else if (number < head && isPulledAhead(Window.of(i), number, head, horizon)) {
                gone |= marks(i, (1L << SLOTS[i]) - 1);
                setHead(words, windows, i, number);
            }
        }
        forget(words, windows, gone & words[windows + MARKS]);
    }

    private static long marks(int window, long slots) {
        return slots << BEFORE[window] | (window == WEEK ? slots << NEAR_MARKS : 0);
    }

    /** Where a broken clock has pulled a window ahead, a plausible record starts it anew. */
    private static boolean isPulledAhead(Window window, int number, int head, long horizon) {
        int plausible = window.slotOf(horizon);
        return head > plausible && number <= plausible;
    }

    private static void forget(long[] words, int windows, long held) {
        long free = held;
        for (long rest = held & SLOT_MARKS; rest != 0; rest &= rest - 1) {
            int cell = owned(words, windows, Long.numberOfTrailingZeros(rest));
            free |= 1L << CELL_MARKS + cell;
        }
        words[windows + MARKS] &= ~free;
    }

    /** Whether a window ends later than a time. */
    static boolean endsAfter(long[] words, int windows, long time) {
        boolean after = false;
        for (int i = 0; i < Window.COUNT; i++) {
            after |= head(words, windows, i) > Window.of(i).slotOf(time);
        }
        return after;
    }

    /** Counts a payment where its slot is still inside. */
    static void apply(Entry entry, long[] words, int windows, Direction direction) {
        for (int i = 0; i < Window.COUNT; i++) {
            int head = head(words, windows, i);
            int number = entry.time.numbers[i];
            if (number <= head - SLOTS[i] || number > head) {
                continue;
            }
            long news = ONE + 1;
            int last = entry.pair.numbers[i];
            if (last > head - SLOTS[i] && last <= head) {
                int slot = BEFORE[i] + entry.pair.places[i];
                news = ONE + moved(words, windows, direction, slot, last < number);
            }
            int slot = BEFORE[i] + entry.time.places[i];
            count(words, windows, direction, slot, entry.minor, news);
        }
        if (entry.near) {
            applyNear(entry, words, windows, direction);
        }
    }

    /** The same for the payments of a run, window by window. */
    static void apply(RunFold run, long[] words, int windows, Direction direction) {
        apply(run, words, windows, direction, Window.HOUR);
        run.lengthen(12);
        apply(run, words, windows, direction, Window.DAY);
        run.lengthen(8);
        apply(run, words, windows, direction, Window.WEEK);
        run.lengthen(5);
        apply(run, words, windows, direction, Window.MONTH);
    }

    private static void apply(
            RunFold run, long[] words, int windows, Direction direction, Window window) {
        int end = head(words, windows, window.ordinal());
        int begin = end - window.slots;
        if (run.latest() <= begin) {
            return;
        }
        int before = BEFORE[window.ordinal()];
        int slot = 0;
        long sum = 0;
        long news = 0;
        for (int i = 0; i < run.count(); i++) {
            int number = run.number(i);
            if (number <= begin || number > end) {
                continue;
            }
            int next = before + Math.floorMod(number, window.slots);
            boolean again = run.pair(i) > begin && run.pair(i) <= end;
            // A slot holds what was gathered for it before it is another's turn, or a pair's.
            if (news != 0 && (next != slot || again)) {
                count(words, windows, direction, slot, sum, news);
                sum = 0;
                news = 0;
            }
            slot = next;
            sum += run.sum(i);
            news += again ? ONE + again(run, i, words, windows, direction, window) : ONE + 1;
        }
        if (news != 0) {
            count(words, windows, direction, slot, sum, news);
        }
    }

    private static int again(
            RunFold run, int i, long[] words, int windows, Direction direction, Window window) {
        int last = run.pair(i);
        int slot = BEFORE[window.ordinal()] + Math.floorMod(last, window.slots);
        return moved(words, windows, direction, slot, last < run.number(i));
    }

    /**
     * Takes a counterparty out of the slot where it was last active.
     *
     * @param isLater whether it is now active in a later one
     * @return 1 where it counts in that one, 0 where it stays
     */
    private static int moved(
            long[] words, int windows, Direction direction, int slot, boolean isLater) {
        boolean holds = (words[windows + MARKS] >>> slot & 1) != 0;
        int cell = AccountRecord.cell(windows, direction, owned(words, windows, slot));
        if (!holds || (int) words[cell + COUNT] <= 0) {
            return 1;
        }
        words[cell + COUNT] -= isLater ? 1 : 0;
        return isLater ? 1 : 0;
    }

    /** Counts in a slot; one that holds nothing is given a cell. No branch: half of them do. */
    private static void count(
            long[] words, int windows, Direction direction, int slot, long minor, long news) {
        long marks = words[windows + MARKS];
        long held = -(marks >>> slot & 1);
        int word = windows + OWNED + slot / Long.BYTES;
        int shift = Long.BYTES * (slot % Long.BYTES);
        long own = words[word];
        long number =
                held & own >>> shift & 0xFF
                        | ~held & Long.numberOfTrailingZeros(~(marks >>> CELL_MARKS));
        words[word] = own & ~(0xFFL << shift) | number << shift;
        words[windows + MARKS] = marks | 1L << slot | 1L << CELL_MARKS + number;
        int cell = AccountRecord.cell(windows, direction, (int) number);
        words[cell] = (words[cell] & held) + minor;
        words[cell + COUNT] = (words[cell + COUNT] & held) + news;
    }

    static void applyNear(Entry entry, long[] words, int windows, Direction direction) {
        int head = head(words, windows, WEEK);
        int number = entry.time.numbers[WEEK];
        if (number <= head - SLOTS[WEEK] || number > head) {
            return;
        }
        int place = entry.time.places[WEEK];
        int cell = AccountRecord.nearCell(windows, direction, place);
        long mark = 1L << NEAR_MARKS + place;
        if ((words[windows + MARKS] & mark) == 0) {
            words[windows + MARKS] |= mark;
            words[cell] = 0;
            words[cell + COUNT] = 0;
        }
        words[cell] += entry.minor;
        words[cell + COUNT]++;
    }
}
