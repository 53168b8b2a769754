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

    /** Whether neighbours may be like a word when written as one, by lengths and letters alone. */
    boolean mayBeJoined(int first, int many, Word word) {
        int length = 0;
        int letters = 0;
        boolean known = true;
        for (int i = first; i < first + many; i++) {
            length += words[i].written().length();
            letters |= words[i].letters();
            known &= words[i].role() != Role.FORM && words[i].role() != Role.NUMBER;
        }
        int edits = WordSimilarity.mostEditsOfJoined(Math.max(length, word.length()));
        return Math.abs(length - word.length()) <= edits
                && !(known && Integer.bitCount(letters ^ word.letters()) > 2 * edits);
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
