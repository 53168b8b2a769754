/**
 * The same list in a plain Lucene program, to measure the matcher beside it.
 *
 * <p>Entities come in once; asked names bring out the entities that they resemble, the most alike
 * first.
 */
@NullMarked
package vigil.bench.screening.lucene;

import org.jspecify.annotations.NullMarked;
