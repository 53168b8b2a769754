package vigil.engine.accounts;

import java.util.Arrays;

/**
 * A time as the account windows see it: for each window the number of its slot, and the place of
 * that among the slots kept.
 */
final class WindowSlots {
    static final int LEAST = Integer.MIN_VALUE / 2;
    private static final int MOST = Integer.MAX_VALUE / 2;
    private static final long QUARTER = 15 * 60_000L;

    final int[] numbers = new int[Window.COUNT];
    final int[] places = new int[Window.COUNT];

    /** Which quarter of an hour this is: payments in a row mostly lie in the same. */
    private long quarter = 0;

    /** Which quarter of an hour a time lies in: the slot of the shortest window. */
    static long quarter(long time) {
        return Math.floorDiv(time, QUARTER);
    }

    /** As {@link Window#slotOf}. */
    WindowSlots of(long time) {
        return ofQuarter(quarter(time));
    }

    /**
     * By constants from one window to the next: a division by what stands in memory takes ten times
     * as long as a multiplication.
     */
    WindowSlots ofQuarter(long which) {
        if (which == quarter) {
            return this;
        }
        quarter = which;
        long day = Math.floorDiv(which, 12L);
        long week = Math.floorDiv(day, 8L);
        long month = Math.floorDiv(week, 5L);
        put(0, which);
        put(1, day);
        put(2, week);
        put(3, month);
        places[0] = numbers[0] & 3;
        places[1] = numbers[1] & 7;
        places[2] = Math.floorMod(numbers[2], 7);
        places[3] = Math.floorMod(numbers[3], 6);
        return this;
    }

    /** Before everything that a window could hold. */
    void never() {
        quarter = Long.MIN_VALUE;
        Arrays.fill(numbers, LEAST);
    }

    private void put(int window, long number) {
        numbers[window] = (int) Math.clamp(number, LEAST, MOST);
    }
}
