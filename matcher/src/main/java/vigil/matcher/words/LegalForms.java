package vigil.matcher.words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The legal forms of organisations, as sequences of words, with the class each belongs to. */
final class LegalForms {

    /** A form that stands at a place of a name. */
    record Found(String form, int words) {}

    private static final int LONGEST = 8;

    private final Map<String, String> classOf = new HashMap<>();

    LegalForms() {
        for (String line : WordFile.lines("organisation-forms.txt")) {
            int equals = line.indexOf('=');
            String form = line.substring(0, equals).strip();
            for (String spelling : line.substring(equals + 1).split(",")) {
                classOf.putIfAbsent(spelling.strip(), form);
            }
        }
    }

    /** The longest form that begins at a word, or null. */
    @Nullable Found at(List<String> words, int first) {
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
}
