/**
 * The core loop: one thread a partition takes the log's records in order, decides each transaction
 * once and writes the decision.
 *
 * <p>Records of the log come in; decisions go out to the topic and to whoever waits. Snapshots make
 * a restart short; without one the log is replayed.
 */
@NullMarked
package vigil.monitoring.loop;

import org.jspecify.annotations.NullMarked;
