/**
 * What a model is worth on rows that it has not learnt from.
 *
 * <p>Scores and what is known of their rows come in; figures by transaction, by ring, by typology
 * and by probability go out.
 */
@NullMarked
package vigil.models.evaluation;

import org.jspecify.annotations.NullMarked;
