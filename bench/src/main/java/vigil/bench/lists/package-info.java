/**
 * How fast watchlists are read, kept and compared.
 *
 * <p>The lists that come with Vigil come in; times and rates go out.
 */
@NullMarked
package vigil.bench.lists;

import org.jspecify.annotations.NullMarked;
