/**
 * What proves an officer, and how much it proves together.
 *
 * <p>Proven factors come in; a level, and the words of tokens for it, go out.
 */
@NullMarked
package vigil.identity.factors;

import org.jspecify.annotations.NullMarked;
