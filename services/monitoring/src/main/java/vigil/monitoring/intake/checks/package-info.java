/**
 * What every format checks alike: identifiers with their check digits, amounts, times, texts.
 *
 * <p>Text of a sender comes in; checked values go out, or a failure is noted.
 */
@NullMarked
package vigil.monitoring.intake.checks;

import org.jspecify.annotations.NullMarked;
