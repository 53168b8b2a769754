/**
 * Follows every change of a list up among all monitored customers.
 *
 * <p>Versions that came into force come in; hits opened, compared anew and closed, events and
 * evidence go out.
 */
@NullMarked
package vigil.screening.rescreening;

import org.jspecify.annotations.NullMarked;
