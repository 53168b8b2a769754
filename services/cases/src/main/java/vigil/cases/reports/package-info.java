/**
 * Reports to authorities: written from a case, approved by a second officer, filed once, answered.
 *
 * <p>Officers who may know of reports come in, and the authority's acknowledgements; files for the
 * authority go out. No other part of the house names a report.
 */
@NullMarked
package vigil.cases.reports;

import org.jspecify.annotations.NullMarked;
