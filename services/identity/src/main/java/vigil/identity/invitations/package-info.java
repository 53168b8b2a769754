/**
 * How somebody becomes an officer.
 *
 * <p>An administrator's invitation comes in; a link that is good once goes out, and an officer
 * follows.
 */
@NullMarked
package vigil.identity.invitations;

import org.jspecify.annotations.NullMarked;
