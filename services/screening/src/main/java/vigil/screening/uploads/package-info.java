/**
 * Files on their way in.
 *
 * <p>A body of any length comes in; it goes out piece by piece, never held in memory.
 */
@NullMarked
package vigil.screening.uploads;

import org.jspecify.annotations.NullMarked;
