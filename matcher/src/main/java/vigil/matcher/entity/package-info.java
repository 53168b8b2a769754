/**
 * Whom a watchlist names and whom a bank asks about, in the shape of FollowTheMoney.
 *
 * <p>Text as a list or a customer file gives it comes in; checked, immutable entities go out.
 */
@NullMarked
package vigil.matcher.entity;

import org.jspecify.annotations.NullMarked;
