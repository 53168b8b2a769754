/**
 * What an authority asks of a report beyond the form of its file.
 *
 * <p>A filing comes in; findings go out, each with its field, a code and what to do about it.
 */
@NullMarked
package vigil.filings.rules;

import org.jspecify.annotations.NullMarked;
