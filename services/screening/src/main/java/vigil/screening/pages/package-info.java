/**
 * What this house's answers share: the parameters of lists, revisions in headers.
 *
 * <p>Headers and query parameters come in; checked values go out.
 */
@NullMarked
package vigil.screening.pages;

import org.jspecify.annotations.NullMarked;
