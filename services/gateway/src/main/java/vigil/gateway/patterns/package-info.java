/**
 * Patterns that are searched in a time that grows with the text alone, whatever the text is.
 *
 * <p>An expression and a text come in; whether it occurs goes out.
 */
@NullMarked
package vigil.gateway.patterns;

import org.jspecify.annotations.NullMarked;
