/**
 * Three times what a street can do, offered to the whole of it: what is admitted, what is refused
 * and how, and how soon all is as before.
 *
 * <p>A street of its own comes in and is gone afterwards; a verdict with figures goes out.
 */
@NullMarked
package vigil.bench.overload;

import org.jspecify.annotations.NullMarked;
