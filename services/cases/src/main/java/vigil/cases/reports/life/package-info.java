/**
 * The states of a report and what moves it from one to another.
 *
 * <p>States and acts come in; the next state goes out, or that there is none.
 */
@NullMarked
package vigil.cases.reports.life;

import org.jspecify.annotations.NullMarked;
