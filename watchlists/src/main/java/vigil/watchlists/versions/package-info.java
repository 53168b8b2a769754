/**
 * Versions of a list: immutable snapshots named by their content, the difference between two, and
 * the guards that a new one must pass.
 *
 * <p>What readers deliver comes in; snapshots, deltas and refusals go out.
 */
@NullMarked
package vigil.watchlists.versions;

import org.jspecify.annotations.NullMarked;
