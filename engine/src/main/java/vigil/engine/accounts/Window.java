package vigil.engine.accounts;

/**
 * How far back an account's counts and sums look, in whole slots of UTC time: the slot that a
 * record falls in and those before it. A day of eight slots of three hours reaches back at least 21
 * hours and at most 24.
 */
public enum Window {
    HOUR("1h", 4, 15 * 60_000L),
    DAY("1d", 8, 3 * 3_600_000L),
    WEEK("7d", 7, 86_400_000L),
    MONTH("30d", 6, 5 * 86_400_000L);

    static final int COUNT = 4;
    private static final Window[] ALL = values();

    private final String label;
    final int slots;
    final long slotMillis;

    Window(String label, int slots, long slotMillis) {
        this.label = label;
        this.slots = slots;
        this.slotMillis = slotMillis;
    }

    /** As it stands in feature names: 1h, 1d, 7d, 30d. */
    public String label() {
        return label;
    }

    int slotOf(long time) {
        return (int)
                Math.clamp(
                        Math.floorDiv(time, slotMillis),
                        Integer.MIN_VALUE / 2,
                        Integer.MAX_VALUE / 2);
    }

    static Window of(int ordinal) {
        return ALL[ordinal];
    }
}
