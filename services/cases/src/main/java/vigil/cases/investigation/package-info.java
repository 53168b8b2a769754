/**
 * Investigations: cases made of items, who and what they concern, how they are closed by two
 * officers and worked on again.
 *
 * <p>Officers' acts come in; cases with all that belongs to them go out.
 */
@NullMarked
package vigil.cases.investigation;

import org.jspecify.annotations.NullMarked;
