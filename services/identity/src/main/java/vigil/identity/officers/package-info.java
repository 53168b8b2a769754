/**
 * People who sign in, and the slow-down of those who guess.
 *
 * <p>A name and a password come in; an officer goes out, or the time to wait.
 */
@NullMarked
package vigil.identity.officers;

import org.jspecify.annotations.NullMarked;
