/**
 * What all lists share: account ids, amounts, masks.
 *
 * <p>Query parameters come in; checked values and masked words go out.
 */
@NullMarked
package vigil.monitoring.pages;

import org.jspecify.annotations.NullMarked;
