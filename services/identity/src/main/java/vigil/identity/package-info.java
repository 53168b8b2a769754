/**
 * Who may enter: officers, machine clients, tokens and the keys that sign them.
 *
 * <p>Passwords and client secrets come in; tokens of five minutes go out.
 */
@NullMarked
package vigil.identity;

import org.jspecify.annotations.NullMarked;
