package vigil.identity.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Secret;

class PasswordRulesTest {

    private static final Personal LOGIN = Personal.of("anna.analyst@demo");

    private final PasswordRules rules = new PasswordRules(new PasswordSettings(null));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kettle fourteen oblong",
                "plumdarkness",
                "ünïcödé wörds",
                "            x marks it",
                "Xq7!pL2#vN9$"
            })
    void lengthIsEnoughWhateverTheCharacters(String password) {
        assertThat(fault(password, false)).isEmpty();
    }

    @Test
    void aPasswordThatIsAloneIsLonger() {
        assertThat(fault("fourteen.chars", false)).isEmpty();
        assertThat(fault("fourteen.chars", true)).isPresent();
        assertThat(fault("fifteen.of.them", true)).isEmpty();
    }

    @Test
    void elevenAreTooFewAndAnEmojiIsOneCharacter() {
        assertThat(fault("plumdarknes", false)).isPresent();
        assertThat(fault("🦊🦊🦊🦊🦊🦊", false)).isPresent();
        assertThat(fault("x".repeat(129), false)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1qaz2wsx3edc",
                "1QAZ2wsx3edc",
                "motherfucker",
                "password1234",
                "!!football!!",
                "sunshine2026",
                "ｍｏｔｈｅｒｆｕｃｋｅｒ"
            })
    void whatOthersHaveLostIsRefused(String password) {
        assertThat(fault(password, false))
                .hasValueSatisfying(said -> assertThat(said).contains("list"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abcabcabcabcabc",
                "qwertyqwerty",
                "xxxxxxxxxxxxxxx",
                "abcdefghijklmno",
                "zyxwvutsrqpon"
            })
    void patternsAreRefused(String password) {
        assertThat(fault(password, false))
                .hasValueSatisfying(said -> assertThat(said).contains("pattern"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna.analyst1", "Anna.Analyst@demo!", "vigil-vault1"})
    void littleMoreThanTheNameIsRefused(String password) {
        assertThat(fault(password, false))
                .hasValueSatisfying(said -> assertThat(said).contains("login"));
    }

    @Test
    void whatIsSaidNeverRepeatsThePassword() {
        assertThat(fault("1qaz2wsx3edc", false).orElseThrow()).doesNotContain("1qaz");
    }

    @Test
    void theFilterFindsAllThatIsInItAndAlmostNothingElse() throws Exception {
        Set<String> lost =
                IntStream.range(0, 20_000)
                        .mapToObj(number -> "lost " + number)
                        .collect(java.util.stream.Collectors.toSet());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PasswordFilter.of(lost).write(file);
        PasswordFilter read = PasswordFilter.read(new ByteArrayInputStream(file.toByteArray()));

        assertThat(lost).allMatch(read::mightContain);
        assertThat(
                        IntStream.range(0, 100_000)
                                .filter(number -> read.mightContain("kept " + number))
                                .count())
                .isLessThan(20);
    }

    @Test
    void anotherFileIsNoFilter() {
        assertThatThrownBy(() -> PasswordFilter.read(new ByteArrayInputStream(new byte[64])))
                .isInstanceOf(IOException.class);
    }

    private Optional<String> fault(String password, boolean alone) {
        return rules.fault(Secret.of(password), LOGIN, alone);
    }
}
