/**
 * The customers that an institution watches: their versions, sealed in the database, and who of
 * them an entry of a list may be, in memory.
 *
 * <p>Checked questions come in under the institution's own id of the customer; customers that an
 * entry may be go out.
 */
@NullMarked
package vigil.screening.register;

import org.jspecify.annotations.NullMarked;
