/**
 * The firewall held against attacks and against what officers, banks and programs really write.
 *
 * <p>Lists and seeds come in; a table by category goes out, and a failure where an attack passes or
 * honest text is stopped.
 */
@NullMarked
package vigil.checks.firewall;

import org.jspecify.annotations.NullMarked;
