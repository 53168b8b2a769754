package vigil.cases.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import vigil.kernel.pages.Cut;

/** Constants as rows, queries and answers say them: in lower case. */
public final class Words {

    private Words() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst();
    }

    /** The constant of a word that a row holds. */
    public static <E extends Enum<E>> E known(Class<E> type, String word) {
        return find(type, word)
                .orElseThrow(() -> new IllegalStateException("no " + type.getSimpleName()));
    }

    /** All words of a type, for a refusal. */
    public static <E extends Enum<E>> String all(Class<E> type) {
        return among(List.of(type.getEnumConstants()));
    }

    /** The constant that a query parameter names. */
    public static <E extends Enum<E>> E asked(String parameter, String word, Class<E> type) {
        return find(type, word).orElseThrow(() -> Cut.refusal(parameter, "is one of " + all(type)));
    }

    /** The constants that a query parameter names, with commas between. */
    public static <E extends Enum<E>> List<E> allAsked(
            String parameter, String words, Class<E> type) {
        return Arrays.stream(words.split(",", -1))
                .map(word -> asked(parameter, word, type))
                .toList();
    }

    /** A condition on a column, written out: our own words alone, so it is safe to be. */
    public static String anyOf(String column, List<? extends Enum<?>> constants) {
        return constants.stream()
                .map(constant -> "'" + of(constant) + "'")
                .collect(Collectors.joining(", ", column + " in (", ")"));
    }

    /** The words of these constants, for a refusal. */
    public static String among(List<? extends Enum<?>> constants) {
        return constants.stream().map(Words::of).collect(Collectors.joining(", "));
    }
}
