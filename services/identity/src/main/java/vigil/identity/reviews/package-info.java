/**
 * Reviews of access: who may do what, when it was last used, and what was decided about it.
 *
 * <p>Uses of access come in as tokens are given; rows for those who review go out.
 */
@NullMarked
package vigil.identity.reviews;

import org.jspecify.annotations.NullMarked;
