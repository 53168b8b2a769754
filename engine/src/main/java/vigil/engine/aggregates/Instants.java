package vigil.engine.aggregates;

/**
 * When a payment counts.
 *
 * @param time its event time
 * @param asOf where windows end: the event time, or the clock where the record is late
 * @param clock the core's time
 * @param horizon the latest time that the clock takes for plausible
 */
public record Instants(long time, long asOf, long clock, long horizon) {}
