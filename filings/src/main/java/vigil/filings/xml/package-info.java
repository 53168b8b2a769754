/**
 * The tree of a form's elements, on its way into XML and out of it.
 *
 * <p>Trees and hostile bytes come in; bytes, trees and the findings of a schema go out.
 */
@NullMarked
package vigil.filings.xml;

import org.jspecify.annotations.NullMarked;
