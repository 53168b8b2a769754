/**
 * Monitored customers: put, screened at once, changed, and let go.
 *
 * <p>Customers in FollowTheMoney's words come in; their versions and hits go out.
 */
@NullMarked
package vigil.screening.customers;

import org.jspecify.annotations.NullMarked;
