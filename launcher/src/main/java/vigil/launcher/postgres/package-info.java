/**
 * PostgreSQL as a process of the street: unpacked, initialised, started; a database for each house
 * with a role that owns it and a role that runs on it.
 *
 * <p>In come the state folder and a port, out goes a server on 127.0.0.1 that asks for passwords.
 */
@NullMarked
package vigil.launcher.postgres;

import org.jspecify.annotations.NullMarked;
