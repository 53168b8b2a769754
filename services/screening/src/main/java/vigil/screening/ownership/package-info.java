/**
 * Who is blocked because of who owns it, by OFAC's rule of 50 per cent.
 *
 * <p>Lists in force come in; their indirectly blocked entries with the paths to the listed owners
 * go out.
 */
@NullMarked
package vigil.screening.ownership;

import org.jspecify.annotations.NullMarked;
