/**
 * What officers write about a case, and whom they call by it.
 *
 * <p>Words come in; sealed rows go to the table and come back open to those who may read them.
 */
@NullMarked
package vigil.cases.notes;

import org.jspecify.annotations.NullMarked;
