package vigil.cases.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /** The words of these constants, for a refusal. */
    public static String among(List<? extends Enum<?>> constants) {
        return constants.stream().map(Words::of).collect(Collectors.joining(", "));
    }
}
