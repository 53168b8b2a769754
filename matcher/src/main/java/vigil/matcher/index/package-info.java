/**
 * Finds, among very many names of one kind, the few that a name may mean.
 *
 * <p>Read names come in once; questions bring out places of names with their log-odds.
 */
@NullMarked
package vigil.matcher.index;

import org.jspecify.annotations.NullMarked;
