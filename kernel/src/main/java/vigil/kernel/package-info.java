/** The few shared types and clients of the houses. */
@NullMarked
package vigil.kernel;

import org.jspecify.annotations.NullMarked;
