/**
 * Decisions as they are asked for: by transaction, in lists, as a stream.
 *
 * <p>Rows and messages of decisions come in; what an integrator or officer reads goes out.
 */
@NullMarked
package vigil.monitoring.decisions;

import org.jspecify.annotations.NullMarked;
