/**
 * Own lists as delimited rows, with a mapping that says which column is what.
 *
 * <p>Such a file comes in; an entity a row goes out.
 */
@NullMarked
package vigil.watchlists.mapped;

import org.jspecify.annotations.NullMarked;
