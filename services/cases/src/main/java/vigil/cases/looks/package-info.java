/**
 * Second looks at what was closed, by another officer: quality assurance.
 *
 * <p>What was drawn comes in; agreement or disagreement with its reasons goes out, and rates with
 * the bounds that the sample gives.
 */
@NullMarked
package vigil.cases.looks;

import org.jspecify.annotations.NullMarked;
