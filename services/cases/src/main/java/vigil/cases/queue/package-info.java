/**
 * What waits for officers: alerts and screening hits, in the order in which they are worth looking
 * at.
 *
 * <p>Questions come in; items with the reasons for their place go out.
 */
@NullMarked
package vigil.cases.queue;

import org.jspecify.annotations.NullMarked;
