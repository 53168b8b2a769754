/**
 * The authorities that reports go to, and what each wants to have.
 *
 * <p>Reports as far as they are filled in come in; findings, files and lists of codes go out.
 */
@NullMarked
package vigil.cases.reports.authority;

import org.jspecify.annotations.NullMarked;
