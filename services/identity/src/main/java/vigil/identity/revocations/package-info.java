/**
 * What is taken back before its time.
 *
 * <p>The end of grants comes in; what tokens carry of them goes out on the topic {@code
 * revocations}, in the same transaction.
 */
@NullMarked
package vigil.identity.revocations;

import org.jspecify.annotations.NullMarked;
