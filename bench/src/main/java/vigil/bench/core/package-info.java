/**
 * The core alone on one thread: a file of transactions, read beforehand, comes in; decisions a
 * second go out.
 */
@NullMarked
package vigil.bench.core;

import org.jspecify.annotations.NullMarked;
