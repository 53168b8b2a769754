/**
 * The deterministic detection core: transactions in log order go in, explained decisions come out.
 *
 * <p>Event time only; no clock, no random, no input or output: the same log gives the same
 * decisions, byte for byte.
 */
@NullMarked
package vigil.engine;

import org.jspecify.annotations.NullMarked;
