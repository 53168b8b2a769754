/**
 * Isolation forests over peer groups: how unusual a payment is, learnt without any label.
 *
 * <p>Feature vectors with the groups of their payers come in; trees that the engine serves go out,
 * with what they find.
 */
@NullMarked
package vigil.models.anomalies;

import org.jspecify.annotations.NullMarked;
