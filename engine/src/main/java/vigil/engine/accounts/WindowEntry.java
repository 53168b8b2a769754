package vigil.engine.accounts;

/** A payment as the windows of an account count it; one object is filled again and again. */
final class WindowEntry {
    /** The slots of its time, and of the time when its pair last paid before. */
    final WindowSlots time = new WindowSlots();

    final WindowSlots pair = new WindowSlots();
    long minor;
    boolean near;

    /** The payment at hand. */
    WindowEntry of(Movement movement) {
        return of(movement.time, movement.quartersBack, movement.minor, movement.nearThreshold);
    }

    /**
     * A payment whose pair last paid so many quarters of an hour before, as {@link AccountRun}
     * keeps them.
     */
    WindowEntry of(long when, int quartersBack, long sum, boolean isNear) {
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
