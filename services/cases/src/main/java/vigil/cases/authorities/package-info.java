/**
 * What authorities ask of the institution about a case, and by when it is answered.
 *
 * <p>Requests, answers and later days come in from those who may know of reports; sealed rows go to
 * the table and come back open to them alone.
 */
@NullMarked
package vigil.cases.authorities;

import org.jspecify.annotations.NullMarked;
