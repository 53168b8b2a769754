/**
 * Matching in the shape of OpenSanctions' API, so that its clients work unchanged.
 *
 * <p>Queries of that shape come in; answers of that shape go out.
 */
@NullMarked
package vigil.screening.match;

import org.jspecify.annotations.NullMarked;
