/**
 * The commands for those who write scenarios: checked, tested, tried on past transactions, listed.
 *
 * <p>In come folders of scenario files and files of transactions, out go tables and exit codes.
 */
@NullMarked
package vigil.launcher.scenarios;

import org.jspecify.annotations.NullMarked;
