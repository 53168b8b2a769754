package vigil.simulator.crime;

import vigil.simulator.book.Rail;

/**
 * A payment of a ring before it has accounts.
 *
 * @param hour since the ring's start
 * @param from number of the paying account within the ring
 * @param to number of the receiving account within the ring
 */
record Hop(double hour, int from, int to, double dollars, Rail rail) {
    Hop(double hour, int from, int to, double dollars) {
        this(hour, from, to, dollars, Rail.ACH);
    }
}
