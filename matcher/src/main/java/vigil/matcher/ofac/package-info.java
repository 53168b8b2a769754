/**
 * How OFAC's own search tool would score a name: for comparison, never for a decision.
 *
 * <p>Two raw names come in; points of a hundred go out.
 */
@NullMarked
package vigil.matcher.ofac;

import org.jspecify.annotations.NullMarked;
