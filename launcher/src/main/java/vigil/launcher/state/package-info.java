/**
 * The state folder of a checkout: where everything lives that the street keeps between two starts.
 *
 * <p>In come names of secrets and files, out go paths that only their owner may read.
 */
@NullMarked
package vigil.launcher.state;

import org.jspecify.annotations.NullMarked;
