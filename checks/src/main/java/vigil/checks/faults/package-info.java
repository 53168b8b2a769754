/**
 * Kill -9 and outages under load, and the proof that nothing acknowledged was lost or doubled.
 *
 * <p>A street of its own and a number of rounds come in; a table by process and a list of broken
 * promises go out. The proof reads the stores and what the callers noted, never the street's own
 * counters.
 */
@NullMarked
package vigil.checks.faults;

import org.jspecify.annotations.NullMarked;
