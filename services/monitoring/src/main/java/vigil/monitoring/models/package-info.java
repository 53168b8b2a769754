/**
 * The life of models: signed bundles are registered, validated, watched in shadow, approved by a
 * second officer, promoted and retired.
 *
 * <p>Bundles and acts of officers come in; rows, evidence and model sets for the log go out.
 */
@NullMarked
package vigil.monitoring.models;

import org.jspecify.annotations.NullMarked;
