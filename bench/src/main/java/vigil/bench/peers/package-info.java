/**
 * The work that two other programs were measured on, done by the running street: rules and payments
 * of the comparison, and their figures beside ours.
 *
 * <p>A fresh street comes in; what a decision costs, every process and everything durable counted,
 * goes out.
 */
@NullMarked
package vigil.bench.peers;

import org.jspecify.annotations.NullMarked;
