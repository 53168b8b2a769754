/**
 * Cash that monitoring tells of, by business day and person.
 *
 * <p>Movements come in, each once; days that call for a report go out.
 */
@NullMarked
package vigil.cases.cash;

import org.jspecify.annotations.NullMarked;
