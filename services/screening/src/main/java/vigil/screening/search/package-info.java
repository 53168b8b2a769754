/**
 * Screening in Vigil's own shape, free-text search, and the entries behind hits.
 *
 * <p>Questions come in; explained hits that name their list versions go out.
 */
@NullMarked
package vigil.screening.search;

import org.jspecify.annotations.NullMarked;
