/**
 * Authorization requests: pushed, signed, and held against the client's profile.
 *
 * <p>A request of the protocol comes in; its checked form goes out, or a refusal.
 */
@NullMarked
package vigil.identity.requests;

import org.jspecify.annotations.NullMarked;
