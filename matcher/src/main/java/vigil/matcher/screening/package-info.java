/**
 * Screening: whom of a watchlist may this be, and why.
 *
 * <p>A list's entities come in once; questions bring out hits with calibrated scores and, where
 * asked for, their explanation.
 */
@NullMarked
package vigil.matcher.screening;

import org.jspecify.annotations.NullMarked;
