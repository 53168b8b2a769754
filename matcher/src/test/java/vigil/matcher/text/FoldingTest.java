package vigil.matcher.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldingTest {

    @Test
    void marksAndApostrophesVanish() {
        assertThat(Folding.fold("Nicolás MADURO")).isEqualTo("nicolas maduro");
        assertThat(Folding.fold("Al-Qa'ida")).isEqualTo("al qaida");
        assertThat(Folding.fold("Łukasz Størmer, Groß")).isEqualTo("lukasz stormer  gross");
    }

    @Test
    void otherScriptsBecomeLatin() {
        assertThat(Folding.fold("Владимир Путин")).isEqualTo("vladimir putin");
        assertThat(Folding.fold("محمد حسن")).isEqualTo("muhammad hasan");
        assertThat(Folding.fold("מיכאל כהן")).isEqualTo("michael cohen");
        assertThat(Folding.fold("Αλέξης")).isEqualTo("alexis");
        assertThat(Folding.fold("习近平")).isEqualTo("xi jin ping");
        assertThat(Folding.fold("김정은")).isEqualTo("kim jong un");
        assertThat(Folding.fold("安倍晋三")).isEqualTo("abe shinzo");
        assertThat(Folding.fold("バラク")).startsWith("barak");
        assertThat(Folding.fold("ბარაკ ობამა")).isEqualTo("barak obama");
    }

    @Test
    void lookAlikesAmongLatinLettersAreUndone() {
        assertThat(Folding.fold("\u0420utin")).isEqualTo("putin"); // Cyrillic er.
        assertThat(Folding.fold("P\u0443tin")).isEqualTo("pytin");
        assertThat(Folding.fold("Ｐｕｔｉｎ")).isEqualTo("putin");
    }

    @Test
    void invisibleCharactersDoNotPartWords() {
        assertThat(Folding.fold("Pu\u200Dt\u200Bin\u202E")).isEqualTo("putin");
        assertThat(Folding.fold("Vladimir\u0000Putin")).isEqualTo("vladimir putin");
    }

    @Test
    void anyTextFoldsToBoundedLatin() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            int[] points = random.ints(1 + random.nextInt(300), 0, 0x11000).toArray();
            String text = new String(points, 0, points.length);

            String folded = Folding.fold(text);

            assertThat(folded.length()).isLessThanOrEqualTo(4 * Folding.LONGEST + 64);
            assertThat(folded).matches("[a-z0-9. ]*");
        }
    }

    @Test
    void halfACharacterDoesNoHarm() {
        assertThat(Folding.fold("Put\uD83Din \uDE00x")).contains("put");
    }
}
