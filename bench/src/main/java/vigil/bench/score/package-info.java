/**
 * What a model costs.
 *
 * <p>Random trees and vectors come in; microseconds of one thread go out.
 */
@NullMarked
package vigil.bench.score;

import org.jspecify.annotations.NullMarked;
