package vigil.gateway.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {

    private static final List<String> EXPRESSIONS =
            List.of(
                    "ab",
                    "a|bc|",
                    "^a*b$",
                    "\\bab\\b",
                    "(?:ab)+c",
                    "a{2,3}b",
                    "a{2,}$",
                    "[^a]b",
                    "[a-c-]{2}",
                    "a.c",
                    "\\w+ \\W",
                    "(?:a|b)*c(?:$|a)",
                    "(?i)A-b",
                    "^(?:a?b)?$",
                    "b\\b[ -]a",
                    "(?:a*)*c");

    @Test
    void itFindsWhatTheJdkFinds() {
        Random random = new Random(7);
        for (String expression : EXPRESSIONS) {
            LinearPattern ours = LinearPattern.of(expression);
            // The JDK's dollar also stands before a last line break.
            Pattern theirs = Pattern.compile(expression.replace("$", "\\z"));
            for (int i = 0; i < 2_000; i++) {
                String text = text(random);

                assertThat(ours.occursIn(text))
                        .as(expression + " in " + text)
                        .isEqualTo(theirs.matcher(text).find());
            }
        }
    }

    @Test
    void aTextMadeForBacktrackingIsNoTrouble() {
        LinearPattern pattern = LinearPattern.of("^(?:a+)+$");

        assertThat(pattern.occursIn("a".repeat(200_000) + "b")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a)\\1", "(?=a)", "(?<x>a)", "a**)", "[a", "(a", "a{900}", "\\p{L}"})
    void whatCannotBeSearchedInLinearTimeIsNotTaken(String expression) {
        assertThatThrownBy(() -> LinearPattern.of(expression))
                .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append("aabbcAB -\né".charAt(random.nextInt(11)));
        }
        return text.toString();
    }
}
