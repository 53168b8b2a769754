package vigil.matcher.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundTest {

    @ParameterizedTest
    @CsvSource({
        "nooristani, nuristani", "djamel, jamal", "lavrov, lawrow", "sergey, sergei",
        "sergei, sergej", "dmitriy, dmitrii", "abdallah, abdalla", "khalil, halil",
        "yussuf, yusuf", "mueller, muller", "shamil, chamil"
    })
    void spellingsThatAreReadAlikeSoundAlike(String one, String other) {
        assertThat(Sound.of(one)).isEqualTo(Sound.of(other));
    }

    @ParameterizedTest
    @CsvSource({"ivanov, petrov", "hasan, husayn", "karim, kamal", "rami, romi"})
    void otherNamesSoundOtherwise(String one, String other) {
        assertThat(Sound.of(one)).isNotEqualTo(Sound.of(other));
    }

    @Test
    void theSkeletonIsWhatIsLeftWithoutVowels() {
        assertThat(Sound.skeleton(Sound.of("pezeshkian")))
                .isEqualTo(Sound.skeleton(Sound.of("pzshkyan")));
    }
}
