/**
 * Why two entities score what they score, in words that an officer can repeat.
 *
 * <p>A comparison comes in; sentences go out.
 */
@NullMarked
package vigil.matcher.explanation;

import org.jspecify.annotations.NullMarked;
