/**
 * Lists as the matcher compares them.
 *
 * <p>Snapshots and properties in FollowTheMoney's words come in; entities of the matcher and
 * indexes of whole versions go out.
 */
@NullMarked
package vigil.watchlists.matching;

import org.jspecify.annotations.NullMarked;
