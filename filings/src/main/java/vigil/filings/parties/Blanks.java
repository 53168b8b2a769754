package vigil.filings.parties;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a form sends for a field that was left empty is nothing. */
public final class Blanks {

    private Blanks() {}

    /** The text without blanks at its ends; null when there is none. */
    public static @Nullable String out(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The texts that are not blank. */
    public static List<String> texts(@Nullable List<String> list) {
        return list == null
                ? List.of()
                : list.stream().filter(text -> !text.isBlank()).map(String::strip).toList();
    }

    /** The list, empty when a form sent none. */
    public static <T> List<T> out(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
