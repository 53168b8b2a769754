/**
 * Sets of scenarios and models on their way into the log: stored, appended until they stand there,
 * and written down with the place from which they are in force.
 */
@NullMarked
package vigil.monitoring.sets;

import org.jspecify.annotations.NullMarked;
