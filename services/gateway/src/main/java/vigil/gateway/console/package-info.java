/**
 * The console's files, as the door hands them out.
 *
 * <p>A checked path comes in; a file that was there at the last look goes out, or nothing.
 */
@NullMarked
package vigil.gateway.console;

import org.jspecify.annotations.NullMarked;
