/**
 * Reports that nobody has asked for.
 *
 * <p>Business days with cash over the limit come in; drafts for officers go out, one a day and
 * person.
 */
@NullMarked
package vigil.cases.reports.proposals;

import org.jspecify.annotations.NullMarked;
