/**
 * What a new password must be (NIST SP 800-63B).
 *
 * <p>A password comes in; what is wrong with it goes out.
 */
@NullMarked
package vigil.identity.passwords;

import org.jspecify.annotations.NullMarked;
