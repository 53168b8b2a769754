/**
 * Kafka as a process of the street: one broker that is its own controller, and the topics.
 *
 * <p>In come the state folder and ports, out goes a broker on 127.0.0.1 that holds the ordered log.
 */
@NullMarked
package vigil.launcher.kafka;

import org.jspecify.annotations.NullMarked;
