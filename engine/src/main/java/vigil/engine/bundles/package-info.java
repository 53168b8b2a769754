/**
 * Model bundles: one signed file that holds a model and all that must be known of it.
 *
 * <p>The bytes of a bundle and the keys that are trusted come in; a model that may be served goes
 * out, or the reason why it may not.
 */
@NullMarked
package vigil.engine.bundles;

import org.jspecify.annotations.NullMarked;
