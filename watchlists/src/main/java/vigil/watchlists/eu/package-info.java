/**
 * The European Union's consolidated list of financial sanctions.
 *
 * <p>Its XML (1.1) or its CSV (1.1) comes in; the same entities go out.
 */
@NullMarked
package vigil.watchlists.eu;

import org.jspecify.annotations.NullMarked;
