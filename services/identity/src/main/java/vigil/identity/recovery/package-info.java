/**
 * Forgotten passwords: a link by mail, to an address that the officer has confirmed.
 *
 * <p>A name comes in from anybody; a link goes out to its owner, and nothing to anybody else.
 */
@NullMarked
package vigil.identity.recovery;

import org.jspecify.annotations.NullMarked;
