/**
 * The figures that regulators and managers ask for: how much became of alerts, how old the work is,
 * how long it took, how much of it was for nothing.
 *
 * <p>A period comes in; counts and times from the rows as they stand go out.
 */
@NullMarked
package vigil.cases.metrics;

import org.jspecify.annotations.NullMarked;
