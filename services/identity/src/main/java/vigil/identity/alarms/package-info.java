/**
 * What is refused here, told to those who watch.
 *
 * <p>Refusals come in; security events go out through the outbox to the topic {@code security}.
 */
@NullMarked
package vigil.identity.alarms;

import org.jspecify.annotations.NullMarked;
