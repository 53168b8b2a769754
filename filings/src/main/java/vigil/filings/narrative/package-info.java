/**
 * The story of a report, sentence by sentence, each with the records behind it.
 *
 * <p>Evidence comes in; a draft goes out, and after an officer's edit what stands there without a
 * record.
 */
@NullMarked
package vigil.filings.narrative;

import org.jspecify.annotations.NullMarked;
