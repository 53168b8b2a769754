/**
 * Exact money: an amount in one currency at that currency's scale.
 *
 * <p>Decimal text and currency codes come in; checked values go out.
 */
@NullMarked
package vigil.kernel.money;

import org.jspecify.annotations.NullMarked;
