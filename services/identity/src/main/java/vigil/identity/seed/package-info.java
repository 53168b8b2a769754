/**
 * The first clients and officers of an installation, from a file.
 *
 * <p>A JSON file comes in; rows that match it go out, however often it is read.
 */
@NullMarked
package vigil.identity.seed;

import org.jspecify.annotations.NullMarked;
