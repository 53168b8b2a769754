/**
 * Reports to authorities that use goAML, by the authority's own schema.
 *
 * <p>A report and the schema that the authority gave out come in; a file goes out that this schema
 * accepts.
 */
@NullMarked
package vigil.filings.goaml;

import org.jspecify.annotations.NullMarked;
