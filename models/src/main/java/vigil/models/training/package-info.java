/**
 * Training is replay: the core that decides also writes what a model learns from.
 *
 * <p>Labelled transactions come in; trees, a threshold and honest figures go out.
 */
@NullMarked
package vigil.models.training;

import org.jspecify.annotations.NullMarked;
