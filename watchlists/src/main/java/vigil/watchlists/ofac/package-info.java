/**
 * The lists of the Office of Foreign Assets Control (OFAC) of the US Treasury: specially designated
 * nationals (SDN) and the consolidated list of the others.
 *
 * <p>OFAC's delimited files, its list service XML and its advanced XML come in; the same entities
 * go out whichever of them was read.
 */
@NullMarked
package vigil.watchlists.ofac;

import org.jspecify.annotations.NullMarked;
