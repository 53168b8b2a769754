package vigil.gateway.forwarding;

import org.jspecify.annotations.Nullable;

/**
 * A way into a house that somebody has gone.
 *
 * @param door through which
 * @param bulkhead which counts it
 * @param largestAnswer most bytes that may come back
 * @param again asks once more; null where that must not be
 * @param severalDoors whether the house has another address to ask at
 */
record Passage(
        HouseDoor door,
        Bulkhead bulkhead,
        long largestAnswer,
        @Nullable Runnable again,
        boolean severalDoors) {}
