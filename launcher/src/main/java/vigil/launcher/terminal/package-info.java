/**
 * What a person sees at the terminal: clear messages instead of stack traces, tables, progress.
 *
 * <p>In come facts and troubles, out go lines.
 */
@NullMarked
package vigil.launcher.terminal;

import org.jspecify.annotations.NullMarked;
