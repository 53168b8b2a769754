/**
 * Who stands on a report: the institution that files, whom it files about, who may be asked.
 *
 * <p>What an officer has filled in so far comes in, complete or not; the same, without blanks, goes
 * out.
 */
@NullMarked
package vigil.filings.parties;

import org.jspecify.annotations.NullMarked;
