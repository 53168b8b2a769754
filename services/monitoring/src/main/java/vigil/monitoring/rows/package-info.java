/**
 * What all that keep rows share: the institution of a database transaction, and columns as arrays
 * for statements that write many rows at once.
 */
@NullMarked
package vigil.monitoring.rows;

import org.jspecify.annotations.NullMarked;
