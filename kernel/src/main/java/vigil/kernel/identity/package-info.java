/**
 * Who asks and whose it is: institutions, roles, callers, random ids.
 *
 * <p>Claims of a checked token come in; typed values go out.
 */
@NullMarked
package vigil.kernel.identity;

import org.jspecify.annotations.NullMarked;
