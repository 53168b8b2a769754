/**
 * The UK Sanctions List of the Foreign, Commonwealth and Development Office.
 *
 * <p>Its XML or its CSV comes in; the same entities go out.
 */
@NullMarked
package vigil.watchlists.uk;

import org.jspecify.annotations.NullMarked;
