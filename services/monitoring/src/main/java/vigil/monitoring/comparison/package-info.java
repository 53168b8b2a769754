/**
 * Whether the log still gives the decisions that were made.
 *
 * <p>The two topics of the log come in, read and never written; the number of equal decisions goes
 * out, or the first difference.
 */
@NullMarked
package vigil.monitoring.comparison;

import org.jspecify.annotations.NullMarked;
