/**
 * Bundles written and signed, with their cards.
 *
 * <p>A trained model comes in; a signed file goes out.
 */
@NullMarked
package vigil.models.bundles;

import org.jspecify.annotations.NullMarked;
