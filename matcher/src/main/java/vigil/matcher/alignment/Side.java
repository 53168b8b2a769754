package vigil.matcher.alignment;

import java.util.ArrayList;
import java.util.List;
import vigil.matcher.words.Name;
import vigil.matcher.words.Word;
import vigil.matcher.words.Word.Role;

/** The words of one of the two names; sets of them are bits of a number. */
final class Side {

    final Word[] words = new Word[Name.MOST_WORDS];
    int count;
    float weight;

    void clear() {
        count = 0;
        weight = 0;
    }

    void add(Word word) {
        words[count++] = word;
        weight += word.weight();
    }

    int all() {
        return (1 << count) - 1;
    }

    Word first(int set) {
        return words[Integer.numberOfTrailingZeros(set)];
    }

    float weight(int set) {
        if ((set & (set - 1)) == 0) {
            return first(set).weight();
        }
        float sum = 0;
        for (int left = set; left != 0; left &= left - 1) {
            sum += first(left).weight();
        }
        return sum;
    }

    boolean has(int set, Role role) {
        for (int left = set; left != 0; left &= left - 1) {
            if (first(left).role() == role) {
                return true;
            }
        }
        return false;
    }

    /** How long neighbours are as one word. */
    int lettersOf(int first, int many) {
        int sum = 0;
        for (int i = first; i < first + many; i++) {
            sum += words[i].written().length();
        }
        return sum;
    }

    /** Neighbours written as one word. */
    String joined(int first, int many) {
        String text = words[first].written() + words[first + 1].written();
        return many == 2 ? text : text + words[first + 2].written();
    }

    List<Word> of(int set) {
        List<Word> picked = new ArrayList<>();
        for (int left = set; left != 0; left &= left - 1) {
            picked.add(first(left));
        }
        return picked;
    }
}
