/**
 * Who may call what, as a table.
 *
 * <p>A file of roles and operations comes in; {@link vigil.contracts.permissions.WhoMay} answers.
 */
@NullMarked
package vigil.contracts.permissions;

import org.jspecify.annotations.NullMarked;
