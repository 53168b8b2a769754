/**
 * A boosted-tree model over features: score, reasons, calibrated probability.
 *
 * <p>A moment and the text of a LightGBM model come in; a probability and what each feature added
 * to it go out.
 */
@NullMarked
package vigil.engine.scoring;

import org.jspecify.annotations.NullMarked;
