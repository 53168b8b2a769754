package vigil.screening.questions;

/** Texts without what nobody sees: control, format and bidirectional characters, half pairs. */
final class Cleaning {

    private Cleaning() {}

    static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(character -> {
                    switch (Character.getType(character)) {
                        case Character.CONTROL,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR ->
                                clean.append(' ');
                        case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> {}
                        default -> clean.appendCodePoint(character);
                    }
                });
        return clean.toString().strip();
    }
}
