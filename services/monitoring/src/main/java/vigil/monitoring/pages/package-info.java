/**
 * What all lists share: the query of a page, account ids, masks.
 *
 * <p>Query parameters come in; checked values and masked words go out.
 */
@NullMarked
package vigil.monitoring.pages;

import org.jspecify.annotations.NullMarked;
