/**
 * Screening on the command line, without any server.
 *
 * <p>A name or a file of names comes in; explained hits on the kept lists go out.
 */
@NullMarked
package vigil.launcher.screen;

import org.jspecify.annotations.NullMarked;
