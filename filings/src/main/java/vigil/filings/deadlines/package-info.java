/**
 * When something is due: rules of jurisdictions with their dates, counted in days that are worked.
 *
 * <p>What happened when comes in; until when it must be answered goes out.
 */
@NullMarked
package vigil.filings.deadlines;

import org.jspecify.annotations.NullMarked;
