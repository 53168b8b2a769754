package vigil.matcher.words;

import java.util.List;

/**
 * A name as the words that are compared.
 *
 * @param original as the source writes it
 * @param words in their order, at most {@link #MOST_WORDS}
 * @param person whether it was read as a person's
 */
public record Name(String original, List<Word> words, boolean person) {

    /** Of a longer name the first words count. */
    public static final int MOST_WORDS = 24;

    public Name {
        words = List.copyOf(words);
    }

    /** Sum of the words' weights. */
    public float weight() {
        float sum = 0;
        for (Word word : words) {
            sum += word.weight();
        }
        return sum;
    }

    @Override
    public String toString() {
        return "Name of " + words.size() + " words";
    }
}
