package vigil.matcher.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The legal forms of organisations, as sequences of words, with the class each belongs to. In the
 * long ones a word may be misspelt by a letter.
 */
final class LegalForms {

    /** A form that stands at a place of a name. */
    record Found(String form, int words) {}

    private record Phrase(List<String> words, String form) {}

    private static final int LONGEST = 8;
    private static final int LONG_WORD = 5;
    private static final int VERY_LONG_WORD = 9;

    private final Map<String, String> classOf = new HashMap<>();
    private final List<Phrase> phrases = new ArrayList<>();

    /** First words of phrases: a short one is never misspelt. */
    private final Set<String> beginnings = new HashSet<>();

    LegalForms() {
        for (String line : WordFile.lines("organisation-forms.txt")) {
            int equals = line.indexOf('=');
            String form = line.substring(0, equals).strip();
            for (String spelling : line.substring(equals + 1).split(",")) {
                classOf.putIfAbsent(spelling.strip(), form);
                List<String> words = List.of(spelling.strip().split(" "));
                if (words.stream()
                        .anyMatch(word ->
                                word.length() > (words.size() > 1 ? LONG_WORD : VERY_LONG_WORD))) {
                    phrases.add(new Phrase(words, form));
                    beginnings.add(words.getFirst());
                }
            }
        }
    }

    /** The longest form that begins at a word, or null. */
    @Nullable Found at(List<String> words, int first) {
        Found exact = exact(words, first);
        Found misspelt = exact != null && exact.words() > 1 ? null : misspelt(words, first);
        boolean longer = misspelt != null && (exact == null || misspelt.words() > exact.words());
        return longer ? misspelt : exact;
    }

    private @Nullable Found exact(List<String> words, int first) {
        String form = classOf.get(words.get(first));
        Found found = form == null ? null : new Found(form, 1);
        StringBuilder phrase = new StringBuilder(words.get(first));
        int end = Math.min(words.size(), first + LONGEST);
        for (int i = first + 1; i < end; i++) {
            phrase.append(' ').append(words.get(i));
            String longer = classOf.get(phrase.toString());
            if (longer != null) {
                found = new Found(longer, i + 1 - first);
            }
        }
        return found;
    }

    private @Nullable Found misspelt(List<String> words, int first) {
        if (words.get(first).length() < LONG_WORD - 1 && !beginnings.contains(words.get(first))) {
            return null;
        }
        Found found = null;
        for (Phrase phrase : phrases) {
            int size = phrase.words().size();
            if (first + size <= words.size()
                    && (found == null || size > found.words())
                    && isAlmost(phrase.words(), words, first)) {
                found = new Found(phrase.form(), size);
            }
        }
        return found;
    }

    /** All words the same but for one edit in the long ones, and not all of them edited. */
    private static boolean isAlmost(List<String> phrase, List<String> words, int first) {
        int edited = 0;
        for (int i = 0; i < phrase.size(); i++) {
            String form = phrase.get(i);
            String word = words.get(first + i);
            if (!form.equals(word)) {
                if (form.length() < LONG_WORD || !isOneEditAway(form, word)) {
                    return false;
                }
                edited++;
            }
        }
        return edited < phrase.size() || phrase.size() == 1;
    }

    private static boolean isOneEditAway(String form, String word) {
        if (Math.abs(form.length() - word.length()) > 1) {
            return false;
        }
        int shorter = Math.min(form.length(), word.length());
        int head = 0;
        while (head < shorter && form.charAt(head) == word.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && form.charAt(form.length() - 1 - tail) == word.charAt(word.length() - 1 - tail)) {
            tail++;
        }
        int left = Math.max(form.length(), word.length()) - head - tail;
        boolean swapped =
                left == 2
                        && form.length() == word.length()
                        && form.charAt(head) == word.charAt(head + 1)
                        && form.charAt(head + 1) == word.charAt(head);
        return left <= 1 || swapped;
    }
}
