/**
 * What a report to an authority says, as far as it is filled in.
 *
 * <p>Parties and facts of a case come in; a filing goes out that can be checked, written and read
 * back.
 */
@NullMarked
package vigil.filings.report;

import org.jspecify.annotations.NullMarked;
