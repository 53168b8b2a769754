/**
 * What a report begins with: the story of its case.
 *
 * <p>The items of a case go in; payments, reasons and steps come out, each with the record behind
 * it.
 */
@NullMarked
package vigil.cases.reports.story;

import org.jspecify.annotations.NullMarked;
