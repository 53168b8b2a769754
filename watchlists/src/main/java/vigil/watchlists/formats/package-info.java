/**
 * All formats by name, and which one a file has.
 *
 * <p>A name or a file's beginning comes in; the reader for it goes out.
 */
@NullMarked
package vigil.watchlists.formats;

import org.jspecify.annotations.NullMarked;
