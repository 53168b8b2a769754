package vigil.engine.core;

/**
 * What a core has done and holds.
 *
 * @param transactions decided since the empty core
 * @param late of these, how many came after a later one
 * @param alerts opened
 * @param liveEdges payments in the flow graph
 * @param livePairs payer-payee pairs remembered
 * @param liveAccounts accounts remembered
 * @param aggregateKeys keys of all declared aggregates together
 * @param searches pattern searches made
 * @param truncatedSearches of these, how many met a hub or ran out of their budget
 * @param evictedEarly payments, pairs and accounts forgotten before their time because a bound of
 *     memory was reached
 */
public record CoreStatistics(
        long transactions,
        long late,
        long alerts,
        long liveEdges,
        long livePairs,
        long liveAccounts,
        long aggregateKeys,
        long searches,
        long truncatedSearches,
        long evictedEarly) {

    /** Searches cut short, 0 to 1. */
    public double truncatedShare() {
        return searches == 0 ? 0 : (double) truncatedSearches / searches;
    }
}
