/**
 * The consolidated list of the United Nations Security Council.
 *
 * <p>Its XML comes in; persons and organisations with their sanction go out.
 */
@NullMarked
package vigil.watchlists.un;

import org.jspecify.annotations.NullMarked;
