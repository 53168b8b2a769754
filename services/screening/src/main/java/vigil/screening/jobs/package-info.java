/**
 * Files of names, screened row by row beside everything else.
 *
 * <p>CSV comes in as a stream and is kept sealed; sealed results go out, with the rows that could
 * not be read and why.
 */
@NullMarked
package vigil.screening.jobs;

import org.jspecify.annotations.NullMarked;
