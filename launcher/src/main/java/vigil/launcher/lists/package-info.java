/**
 * What can be done with watchlists from the terminal.
 *
 * <p>List files and addresses come in; counts, differences and versions in force go out.
 */
@NullMarked
package vigil.launcher.lists;

import org.jspecify.annotations.NullMarked;
