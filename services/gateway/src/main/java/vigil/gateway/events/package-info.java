/**
 * What the door tells those who watch over the street.
 *
 * <p>Visits that are over and changes of breakers come in; security events go to the topic {@code
 * security}, without a request ever waiting for it.
 */
@NullMarked
package vigil.gateway.events;

import org.jspecify.annotations.NullMarked;
