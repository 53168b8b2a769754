package vigil.monitoring.vitals;

/**
 * Whether one part is there, with hysteresis: a single good probe does not bring it back, a single
 * bad one does not take it away, but a reported failure does at once.
 */
public final class Pulse {

    private static final int BAD_PROBES = 2;
    private static final int GOOD_PROBES = 2;

    private final String part;
    private boolean present;
    private int against;

    /** Absent until the first good probe. */
    Pulse(String part) {
        this.part = part;
    }

    /** The part in words, for answers. */
    String part() {
        return part;
    }

    synchronized boolean isPresent() {
        return present;
    }

    /** Something that needed the part has failed on it. */
    public synchronized void failed() {
        present = false;
        against = 0;
    }

    /**
     * Takes a probe's answer.
     *
     * @return whether the part counts as there now
     */
    synchronized boolean probed(boolean good) {
        if (good == present) {
            against = 0;
            return present;
        }
        against++;
        if (against >= (good ? GOOD_PROBES : BAD_PROBES)) {
            present = good;
            against = 0;
        }
        return present;
    }
}
