/**
 * How officers judge hits: judgements, their confirmation by a second officer, the whitelist, and
 * the institution's settings for it.
 *
 * <p>An officer's words come in; hits in another state, events and evidence go out.
 */
@NullMarked
package vigil.screening.review;

import org.jspecify.annotations.NullMarked;
