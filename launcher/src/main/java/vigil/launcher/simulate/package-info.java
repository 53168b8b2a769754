/**
 * The simulator at the command line.
 *
 * <p>In come options; out go a file of transactions and the key of its rings.
 */
@NullMarked
package vigil.launcher.simulate;

import org.jspecify.annotations.NullMarked;
