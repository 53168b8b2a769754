/**
 * Events of other houses become items of the queue, each once.
 *
 * <p>The topic {@code events} comes in; rows go out, with how far it was read in the same commit.
 */
@NullMarked
package vigil.cases.intake;

import org.jspecify.annotations.NullMarked;
