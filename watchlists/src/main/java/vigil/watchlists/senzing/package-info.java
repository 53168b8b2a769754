/**
 * Records in Senzing's entity specification, one JSON object a line.
 *
 * <p>Such a file comes in; entities, addresses, documents and links go out.
 */
@NullMarked
package vigil.watchlists.senzing;

import org.jspecify.annotations.NullMarked;
