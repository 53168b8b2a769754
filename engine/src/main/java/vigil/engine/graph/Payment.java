package vigil.engine.graph;

/** A payment as the graph keeps it; one object is filled again and again. */
public final class Payment {
    long time;
    long clock;
    long minor;
    long idHigh;
    long idLow;
    private boolean fresh;
    private boolean near;

    /** Sets the payment's name. */
    public Payment named(long high, long low) {
        idHigh = high;
        idLow = low;
        return this;
    }

    /**
     * Sets event time, clock, amount in minor units of the base currency, and whether payer and
     * payee were strangers when the window before this payment began.
     */
    public Payment of(long eventTime, long clockNow, long baseMinor, boolean betweenStrangers) {
        time = eventTime;
        clock = clockNow;
        // A sum too small for the base currency still is one: ratios need it above zero.
        minor = Math.max(1, baseMinor);
        fresh = betweenStrangers;
        return this;
    }

    /** Sets whether it was cash closely below the reporting threshold. */
    public Payment nearThreshold(boolean closelyBelow) {
        near = closelyBelow;
        return this;
    }

    long marks(boolean toOneself) {
        return (fresh ? FlowGraph.FRESH : 0)
                | (near ? FlowGraph.NEAR : 0)
                | (toOneself ? FlowGraph.SELF : 0);
    }
}
