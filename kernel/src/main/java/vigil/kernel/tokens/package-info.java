/**
 * Access tokens: every house checks them itself.
 *
 * <p>A bearer token comes in; a {@link vigil.kernel.identity.Caller} goes out, or a 401 or 403
 * problem.
 */
@NullMarked
package vigil.kernel.tokens;

import org.jspecify.annotations.NullMarked;
