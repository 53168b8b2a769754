/**
 * Names as sequences of words, and what is known about words: how they sound, which are one name in
 * two spellings, which are legal forms, titles or particles, and how rare each is.
 *
 * <p>Raw names come in; a {@link vigil.matcher.words.Name} of weighed words goes out.
 */
@NullMarked
package vigil.matcher.words;

import org.jspecify.annotations.NullMarked;
