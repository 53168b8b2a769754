/**
 * The whole street, started as a stranger would start it, asked and attacked through its front
 * door.
 */
@NullMarked
package vigil.checks.street;

import org.jspecify.annotations.NullMarked;
