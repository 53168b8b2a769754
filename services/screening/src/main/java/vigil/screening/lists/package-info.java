/**
 * The lists in force.
 *
 * <p>Publishers' files come in; indexes of whole versions go out, swapped at once for everybody.
 */
@NullMarked
package vigil.screening.lists;

import org.jspecify.annotations.NullMarked;
