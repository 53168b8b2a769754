/**
 * The officers' console: its own tests, and what it weighs.
 *
 * <p>Its sources come in; what npm says goes out.
 */
@NullMarked
package vigil.checks.console;

import org.jspecify.annotations.NullMarked;
