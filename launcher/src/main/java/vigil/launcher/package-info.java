/**
 * The command line of Vigil.
 *
 * <p>In come commands, out go lines and exit codes; each command stands in the package of its
 * topic.
 */
@NullMarked
package vigil.launcher;

import org.jspecify.annotations.NullMarked;
