package vigil.bench.peers;

import vigil.bench.load.LoadRun;

/**
 * One line of the comparison.
 *
 * @param closed as fast as the answers come
 * @param half at half of that rate
 * @param cost of one decision at the full rate
 */
record Measured(String work, Peer peer, LoadRun.Outcome closed, LoadRun.Outcome half, Cost cost) {}
