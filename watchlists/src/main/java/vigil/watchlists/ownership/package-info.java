/**
 * Who is blocked because of who owns it.
 *
 * <p>Entities with ownership links come in; the indirectly blocked ones go out, with their share
 * and the paths to the listed owners.
 */
@NullMarked
package vigil.watchlists.ownership;

import org.jspecify.annotations.NullMarked;
