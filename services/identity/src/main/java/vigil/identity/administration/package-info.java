/**
 * What administrators do about officers.
 *
 * <p>Calls with an administrator's token come in; invitations, blocks and resets go out.
 */
@NullMarked
package vigil.identity.administration;

import org.jspecify.annotations.NullMarked;
