/**
 * The case itself: where it stands, who works on it, how a step of it is written and told.
 *
 * <p>Steps come in within a transaction that has locked the case; rows, evidence and events go out.
 */
@NullMarked
package vigil.cases.casework;

import org.jspecify.annotations.NullMarked;
