/** The house that knows who is listed, and says whether somebody is. */
@NullMarked
package vigil.screening;

import org.jspecify.annotations.NullMarked;
