/**
 * Models: their training as a command.
 *
 * <p>Labelled files of transactions come in; signed bundles and their figures go out.
 */
@NullMarked
package vigil.models;

import org.jspecify.annotations.NullMarked;
