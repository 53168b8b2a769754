/**
 * Settings by name.
 *
 * <p>The environment comes in; checked values go out to one record for each concern.
 */
@NullMarked
package vigil.gateway.settings;

import org.jspecify.annotations.NullMarked;
