/**
 * How lists are read, whatever their format: bounded, record by record, nothing trusted.
 *
 * <p>Files of unknown origin come in; entities go out one at a time, with the records that could
 * not be taken, or the reason why the whole file is refused ({@link
 * vigil.contracts.csv.UnreadableFile}).
 */
@NullMarked
package vigil.watchlists.reading;

import org.jspecify.annotations.NullMarked;
