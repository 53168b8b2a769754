/**
 * What is done again and again beside the requests.
 *
 * <p>An interval and an act come in; a thread that survives the act's failures goes out.
 */
@NullMarked
package vigil.monitoring.rounds;

import org.jspecify.annotations.NullMarked;
