/**
 * What is written down and passed on of every act: the timeline, evidence, events.
 *
 * <p>Acts come in within the transaction of their change; rows and messages go out with it.
 */
@NullMarked
package vigil.cases.told;

import org.jspecify.annotations.NullMarked;
