/**
 * The commands that turn the street on and off and show how it is.
 *
 * <p>In come words from the command line, out go lines and exit codes.
 */
@NullMarked
package vigil.launcher.commands;

import org.jspecify.annotations.NullMarked;
