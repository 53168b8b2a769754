/**
 * The parties of payments, asked about by monitoring before a payment is decided.
 *
 * <p>Names with what else is known come in; the ids of entries that they may be go out, and nothing
 * personal.
 */
@NullMarked
package vigil.screening.parties;

import org.jspecify.annotations.NullMarked;
