/**
 * The way of reports to the authority and of its answers back.
 *
 * <p>Approved files and folders come in; files that left at most once, and reports that know their
 * fate, go out.
 */
@NullMarked
package vigil.cases.reports.post;

import org.jspecify.annotations.NullMarked;
