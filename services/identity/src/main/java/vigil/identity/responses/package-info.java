/**
 * Answers to authorization requests.
 *
 * <p>A code or a refusal comes in; a redirect that names its issuer goes out, signed where the
 * client asked for that.
 */
@NullMarked
package vigil.identity.responses;

import org.jspecify.annotations.NullMarked;
