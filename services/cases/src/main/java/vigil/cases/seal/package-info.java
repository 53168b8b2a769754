/**
 * Officers' words and files under keys that can be destroyed.
 *
 * <p>Clear words come in; sealed bytes go to the tables, and back.
 */
@NullMarked
package vigil.cases.seal;

import org.jspecify.annotations.NullMarked;
