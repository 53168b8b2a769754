/**
 * How two names are laid word against word, and how much the outcome says.
 *
 * <p>Two read names come in; pairs of words with their similarity and a calibrated log-odds go out.
 * The result depends on the two names alone.
 */
@NullMarked
package vigil.matcher.alignment;

import org.jspecify.annotations.NullMarked;
