/**
 * What the operator sees: figures and readiness, on a plain port that only this machine reaches.
 *
 * <p>Answers and refusals come in; Prometheus text and a state go out.
 */
@NullMarked
package vigil.gateway.watch;

import org.jspecify.annotations.NullMarked;
