/**
 * An officer's own page: password, second factors, sessions.
 *
 * <p>Forms of a signed-in officer come in; changes with their evidence go out.
 */
@NullMarked
package vigil.identity.account;

import org.jspecify.annotations.NullMarked;
