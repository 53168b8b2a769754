/**
 * Facts for other houses and webhooks, as CloudEvents.
 *
 * <p>Ids, versions and figures come in; messages for the outbox go out, and nothing personal.
 */
@NullMarked
package vigil.screening.events;

import org.jspecify.annotations.NullMarked;
