/**
 * A street for the gateway's tests: a certificate, an issuer, houses that remember what they saw.
 *
 * <p>Nothing comes in; addresses to call go out.
 */
@NullMarked
package vigil.gateway.street;

import org.jspecify.annotations.NullMarked;
