/**
 * Measurements of the running street: synchronous decisions over HTTP, and file intake.
 *
 * <p>A street that is up comes in; rates, latencies and processor time, every process counted, go
 * out.
 */
@NullMarked
package vigil.bench.street;

import org.jspecify.annotations.NullMarked;
