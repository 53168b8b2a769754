/**
 * Which cash must be reported by itself.
 *
 * <p>Cash of business days comes in; currency transaction reports to be filled in go out.
 */
@NullMarked
package vigil.filings.cash;

import org.jspecify.annotations.NullMarked;
