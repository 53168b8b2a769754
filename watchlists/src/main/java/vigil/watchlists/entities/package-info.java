/**
 * What a list says about whom: entities made of statements, in FollowTheMoney's vocabulary.
 *
 * <p>Readers put statements in; snapshots, matchers and ownership rules take entities out.
 */
@NullMarked
package vigil.watchlists.entities;

import org.jspecify.annotations.NullMarked;
