/**
 * A report as people read it.
 *
 * <p>A filing comes in; a plain PDF and JSON go out, the same bytes for the same filing.
 */
@NullMarked
package vigil.filings.document;

import org.jspecify.annotations.NullMarked;
