package vigil.gateway.forwarding;

/**
 * A way into a house that somebody has gone.
 *
 * @param door through which
 * @param bulkhead which counts it
 * @param largestAnswer most bytes that may come back
 */
record Passage(HouseDoor door, Bulkhead bulkhead, long largestAnswer) {}
