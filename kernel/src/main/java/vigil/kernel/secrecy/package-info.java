/**
 * Personal data and secrets as types that cannot be printed, and their sealing under keys that can
 * be destroyed.
 *
 * <p>Clear values come in at the door; sealed bytes and blind indexes go to the stores.
 */
@NullMarked
package vigil.kernel.secrecy;

import org.jspecify.annotations.NullMarked;
