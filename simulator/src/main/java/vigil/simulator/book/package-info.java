/**
 * Payments on their way into the file: one day at a time, put in order of time.
 *
 * <p>Payments come in as they are thought of; they go out minute by minute.
 */
@NullMarked
package vigil.simulator.book;

import org.jspecify.annotations.NullMarked;
