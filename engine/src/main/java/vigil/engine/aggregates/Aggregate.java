package vigil.engine.aggregates;

/**
 * A figure as it is declared. Two declarations that say the same are equal and share their state.
 *
 * @param filter the condition that a payment must meet to count, empty for all
 * @param bound values kept of one key: different ones, or the newest for a median and for alike
 * @param within per cent by which an amount may differ and still be alike
 * @param beforeThis whether the payment at hand does not count yet when the figure is read
 * @param remembered the newest payments of each key whose ids are kept as evidence
 */
public record Aggregate(
        Operation operation,
        Measure measure,
        String filter,
        Key key,
        Flow flow,
        Span span,
        int bound,
        int within,
        boolean beforeThis,
        int remembered) {

    /** Most values that may be kept of one key. */
    public static final int GREATEST_BOUND = 128;

    /** Payments remembered as evidence of one key, where a scenario wants them. */
    public static final int EVIDENCE = 32;

    private static final int KEY_AND_CLOCKS = 4;

    /** Bytes that one key takes, without the table that finds it. */
    public int bytesOfKey() {
        return 8 * (KEY_AND_CLOCKS + cells() + evidenceCells());
    }

    /** A cursor, then time and id of each. */
    int evidenceCells() {
        return remembered == 0 ? 0 : 1 + 3 * remembered;
    }

    /** Longs that hold the payments of one key. */
    int cells() {
        return switch (operation) {
            case COUNT, SUM, MAX, MIN, SURGE -> span.slots();
            case AVG, FIRST -> 2 * span.slots();
            case STDDEV, BENFORD -> 3 * span.slots();
            case LAST -> 2;
            case DISTINCT -> bound;
            case MEDIAN, ALIKE -> 1 + 2 * bound;
        };
    }
}
