/**
 * The street: which houses stand in it, at which ports, and what each is given; the supervisor that
 * keeps them running; how it is turned on and off.
 *
 * <p>In come built jars and the state folder, out goes a platform that answers at the gateway.
 */
@NullMarked
package vigil.launcher.street;

import org.jspecify.annotations.NullMarked;
