/**
 * Questions about people and things, and their search in the lists in force.
 *
 * <p>JSON comes in and is checked once; hits with their list versions go out.
 */
@NullMarked
package vigil.screening.questions;

import org.jspecify.annotations.NullMarked;
