/**
 * Where state is kept: records of longs, found by a key or in order of arrival, that never move.
 *
 * <p>Keys and numbers come in; where a record stands goes out.
 */
@NullMarked
package vigil.engine.records;

import org.jspecify.annotations.NullMarked;
