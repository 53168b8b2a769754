/**
 * What may not pass the door: first whatever the houses' documents do not describe, then whatever
 * looks like an attack.
 *
 * <p>An {@link vigil.gateway.firewall.Inquiry} comes in, later the bytes of its body; a {@link
 * vigil.gateway.firewall.Verdict} goes out. Rules stand in {@code rules.txt}.
 */
@NullMarked
package vigil.gateway.firewall;

import org.jspecify.annotations.NullMarked;
