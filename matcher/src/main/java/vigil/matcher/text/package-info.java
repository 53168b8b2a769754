/**
 * From whatever characters somebody sends to lower-case Latin letters, digits and blanks.
 *
 * <p>Text of any length, script and malice comes in; folded text of a bounded length goes out.
 */
@NullMarked
package vigil.matcher.text;

import org.jspecify.annotations.NullMarked;
