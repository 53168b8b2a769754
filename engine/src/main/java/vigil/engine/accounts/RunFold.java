package vigil.engine.accounts;

/**
 * Folds what a run holds into the windows of its direction: window by window, so that payments of
 * one slot are counted there together.
 */
final class RunFold {
    private final int[] numbers = new int[AccountRun.KEPT];
    private final int[] pairs = new int[AccountRun.KEPT];
    private final long[] sums = new long[AccountRun.KEPT];
    private final AccountWindows.Entry entry = new AccountWindows.Entry();
    private int count;
    private int latest;

    /** Counts the newest payments of the run, so many, in windows that are at their end. */
    void fold(long[] words, int at, Direction direction, int newest) {
        int windows = AccountRecord.windows(at, direction);
        count = newest;
        for (int i = 0; i < newest; i++) {
            int place = AccountRun.entry(words, at, direction, newest - i);
            long time = AccountRun.time(words, place);
            int quarter = (int) WindowSlots.quarter(time);
            int back = AccountRun.quartersBack(words, place);
            numbers[i] = quarter;
            pairs[i] = back == AccountRun.NEVER ? WindowSlots.LEAST : quarter - back;
            sums[i] = AccountRun.minor(words, place);
            latest = i == 0 ? quarter : Math.max(latest, quarter);
            if (AccountRun.isNear(words, place)) {
                entry.of(time, back, sums[i], true);
                AccountWindows.applyNear(entry, words, windows, direction);
            }
        }
        AccountWindows.apply(this, words, windows, direction);
    }

    /** How many payments there are. */
    int count() {
        return count;
    }

    /** The number of the slot that a payment falls in. */
    int number(int i) {
        return numbers[i];
    }

    /** That of the slot where its pair last paid before. */
    int pair(int i) {
        return pairs[i];
    }

    /** The greatest of these numbers. */
    int latest() {
        return latest;
    }

    long sum(int i) {
        return sums[i];
    }

    /** Goes on to slots so many times as long. */
    void lengthen(int times) {
        latest = Math.floorDiv(latest, times);
        for (int i = 0; i < count; i++) {
            numbers[i] = Math.floorDiv(numbers[i], times);
            pairs[i] = Math.floorDiv(pairs[i], times);
        }
    }
}
