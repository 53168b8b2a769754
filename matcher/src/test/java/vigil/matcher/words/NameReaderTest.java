package vigil.matcher.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.matcher.entity.Schema;
import vigil.matcher.words.Word.Role;

class NameReaderTest {

    private final NameReader reader = new NameReader();

    @Test
    void legalFormsAreOneWordOfTheirClass() {
        assertThat(texts("OOO Stroygaz")).containsExactly("llc", "stroygaz");
        assertThat(texts("Stroygaz Limited Liability Company")).containsExactly("stroygaz", "llc");
        assertThat(texts("Acme S.R.L.")).containsExactly("acme", "llc");
        assertThat(texts("Общество с ограниченной ответственностью Байкал"))
                .containsExactly("llc", "baykal");
        assertThat(texts("AcmeTradeLLC")).containsExactly("acmetrade", "llc");
    }

    @Test
    void aMisspeltLongFormIsStillOne() {
        assertThat(texts("Stroygaz Joint Stok Company")).containsExactly("stroygaz", "jsc");
        assertThat(texts("Joint Venture Company")).contains("joint", "venture");
    }

    @Test
    void personsHaveTitlesParticlesAndInitials() {
        Name name = reader.read("Dr. J.K. bin Salman", Schema.Kind.PERSON);

        assertThat(name.words())
                .extracting(Word::role)
                .containsExactly(Role.TITLE, Role.INITIAL, Role.INITIAL, Role.PARTICLE, Role.NAME);
    }

    @Test
    void dottedLettersOfACompanyAreOneWord() {
        assertThat(texts("A.B.C. Company").getFirst()).isEqualTo("abc");
    }

    @Test
    void numbersMayBeSpelt() {
        assertThat(texts("Brigade Forty-Four")).containsExactly("brigade", "44");
        assertThat(texts("1st Bank")).containsExactly("1", "bank");
    }

    @Test
    void digitsInAPersonsNameAreADisguise() {
        Name name = reader.read("Ig0r Sech1n", Schema.Kind.PERSON);

        assertThat(name.words()).extracting(Word::text).containsExactly("igor", "sechin");
    }

    @Test
    void rareWordsWeighMoreThanCommonOnes() {
        Name name = reader.read("Muhammad Bahaziq", Schema.Kind.PERSON);

        assertThat(name.words().get(0).weight()).isLessThan(name.words().get(1).weight() / 2);
    }

    @Test
    void spellingsOfANameAreVariants() {
        Name one = reader.read("Mohammed Giuseppe", Schema.Kind.PERSON);
        Name other = reader.read("Muhammad Karim", Schema.Kind.PERSON);

        assertThat(one.words().get(0).isVariantOf(other.words().get(0))).isTrue();
        assertThat(one.words().get(1).isVariantOf(other.words().get(1))).isFalse();
    }

    @Test
    void aNameHasAtMostSoManyWords() {
        Name name = reader.read("ab ".repeat(100_000), Schema.Kind.PERSON);

        assertThat(name.words()).hasSize(Name.MOST_WORDS);
    }

    @Test
    void whatHasNoLettersHasNoWords() {
        assertThat(reader.read("--- \u200B !?", Schema.Kind.PERSON).words()).isEmpty();
    }

    private List<String> texts(String name) {
        return reader.read(name, Schema.Kind.ORGANIZATION).words().stream()
                .map(Word::text)
                .toList();
    }
}
