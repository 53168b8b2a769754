/**
 * The ordered log and the decisions made from it, as topics of Kafka.
 *
 * <p>Checked facts go in and stand in one order per partition; an institution has one partition.
 */
@NullMarked
package vigil.monitoring.log;

import org.jspecify.annotations.NullMarked;
