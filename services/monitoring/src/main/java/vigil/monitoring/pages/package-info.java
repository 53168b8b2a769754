/**
 * What all lists share: cursor pages, filters by time, questions within one institution, masks.
 *
 * <p>Query parameters come in; checked values, rows of one institution and masked words go out.
 */
@NullMarked
package vigil.monitoring.pages;

import org.jspecify.annotations.NullMarked;
