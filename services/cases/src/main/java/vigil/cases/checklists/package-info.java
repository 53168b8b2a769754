/**
 * Steps of an investigation by typology; what must be done before a case is closed.
 *
 * <p>A resource and officers' ticks come in; what is left to do goes out.
 */
@NullMarked
package vigil.cases.checklists;

import org.jspecify.annotations.NullMarked;
