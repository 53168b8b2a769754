/**
 * What Vigil costs and how fast it is: {@code ./vigil bench}, with raw results in {@code
 * bench/results}.
 */
@NullMarked
package vigil.bench;

import org.jspecify.annotations.NullMarked;
