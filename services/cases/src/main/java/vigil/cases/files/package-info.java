/**
 * Files of a case: looked into, hashed, sealed.
 *
 * <p>Bytes come in with a name; what they are not allowed to be is refused, the rest is kept sealed
 * and given back with its hash.
 */
@NullMarked
package vigil.cases.files;

import org.jspecify.annotations.NullMarked;
