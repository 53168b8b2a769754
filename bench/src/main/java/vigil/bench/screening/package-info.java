/**
 * How fast and how well names are screened.
 *
 * <p>OFAC's list of January 2024 and generated questions come in; rates, recall and false hits go
 * out.
 */
@NullMarked
package vigil.bench.screening;

import org.jspecify.annotations.NullMarked;
