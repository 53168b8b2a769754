/**
 * FinCEN's suspicious activity and currency transaction reports as batches.
 *
 * <p>Filings come in; findings and files that FinCEN's own schemas accept go out, and files are
 * read back.
 */
@NullMarked
package vigil.filings.fincen;

import org.jspecify.annotations.NullMarked;
