/**
 * What all lists share: cursor pages and filters by query parameters.
 *
 * <p>Query parameters come in; checked conditions and pages go out.
 */
@NullMarked
package vigil.kernel.pages;

import org.jspecify.annotations.NullMarked;
