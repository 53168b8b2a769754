/**
 * Hits: customers that may be entries of lists, from the first sight over the judgement to the end.
 *
 * <p>What a comparison found comes in; rows that follow it, events and explained hits go out.
 */
@NullMarked
package vigil.screening.hits;

import org.jspecify.annotations.NullMarked;
