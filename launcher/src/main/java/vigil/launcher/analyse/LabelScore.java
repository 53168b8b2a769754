package vigil.launcher.analyse;

import java.util.BitSet;
import java.util.List;

/**
 * Holds alerts against labels: which of them rest on laundering, and how much of the laundering
 * they show.
 */
public final class LabelScore {
    private final BitSet laundering = new BitSet();
    private final BitSet raising = new BitSet();
    private final BitSet shown = new BitSet();
    private long ordinary;
    private long alerts;
    private long trueAlerts;

    /** Tells a row's label; before the alerts that rest on it. */
    void transaction(long row, boolean isLaundering) {
        if (isLaundering) {
            laundering.set((int) row);
        } else {
            ordinary++;
        }
    }

    void alert(long row, List<Long> evidence) {
        alerts++;
        raising.set((int) row);
        int bad = 0;
        for (long seen : evidence) {
            shown.set((int) seen);
            bad += laundering.get((int) seen) ? 1 : 0;
        }
        trueAlerts += 2 * bad >= evidence.size() && bad > 0 ? 1 : 0;
    }

    public long launderingTransactions() {
        return laundering.cardinality();
    }

    /** Alerts of whose evidence at least half is laundering. */
    public long trueAlerts() {
        return trueAlerts;
    }

    /** {@link #trueAlerts()} among all alerts, 0 to 1. */
    public double precision() {
        return alerts == 0 ? 0 : (double) trueAlerts / alerts;
    }

    /** Laundering transactions that stand in an alert's evidence. */
    public long shownTransactions() {
        BitSet both = (BitSet) shown.clone();
        both.and(laundering);
        return both.cardinality();
    }

    /** {@link #shownTransactions()} among all laundering transactions, 0 to 1. */
    public double recall() {
        long all = launderingTransactions();
        return all == 0 ? 0 : (double) shownTransactions() / all;
    }

    /** Ordinary transactions that raised an alert. */
    public long ordinaryAlerted() {
        BitSet both = (BitSet) raising.clone();
        both.andNot(laundering);
        return both.cardinality();
    }

    /** {@link #ordinaryAlerted()} among all ordinary transactions, 0 to 1. */
    public double ordinaryShareAlerted() {
        return ordinary == 0 ? 0 : (double) ordinaryAlerted() / ordinary;
    }
}
