/**
 * What the house's cores are set to.
 *
 * <p>Settings of the house come in; settings of a core go out.
 */
@NullMarked
package vigil.monitoring.detection;

import org.jspecify.annotations.NullMarked;
