/**
 * The list that comes with Vigil: OFAC's specially designated nationals of January 2024 and its
 * consolidated list.
 *
 * <p>Nothing comes in; a real, outdated list to try things with goes out.
 */
@NullMarked
package vigil.watchlists.demo;

import org.jspecify.annotations.NullMarked;
