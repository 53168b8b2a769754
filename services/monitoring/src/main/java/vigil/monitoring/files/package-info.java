/**
 * Transactions by file: read as a stream, kept in large commits, appended in the order of the file,
 * answered when the last row is decided.
 *
 * <p>A stream of rows comes in; a summary with counts and failures goes out.
 */
@NullMarked
package vigil.monitoring.files;

import org.jspecify.annotations.NullMarked;
