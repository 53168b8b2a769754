/**
 * The local certificate authority and the gateway's certificate.
 *
 * <p>In comes the state folder, out go PEM files for the gateway and for those who call it.
 */
@NullMarked
package vigil.launcher.tls;

import org.jspecify.annotations.NullMarked;
