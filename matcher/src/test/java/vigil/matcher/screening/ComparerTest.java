package vigil.matcher.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vigil.matcher.entity.Address;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Gender;
import vigil.matcher.entity.Identifier;
import vigil.matcher.entity.PartialDate;
import vigil.matcher.entity.Schema;
import vigil.matcher.evidence.Evidence;
import vigil.matcher.evidence.Evidence.Finding;
import vigil.matcher.evidence.Evidence.Kind;
import vigil.matcher.words.NameReader;
import vigil.matcher.words.Word;

class ComparerTest {

    private final Comparer comparer = new Comparer(new NameReader());
    private final Entity listed =
            Entity.builder("l", Schema.PERSON)
                    .name("AL-ZAHRANI, Faysal Ahmad")
                    .weakAlias("The Engineer")
                    .birthDate(PartialDate.of(LocalDate.of(1972, 5, 3)))
                    .country("sa")
                    .gender(Gender.MALE)
                    .identifier(Identifier.of(Identifier.Kind.PASSPORT, "K123456"))
                    .address(new Address("12 Palm Street, Jeddah 21442", "sa"))
                    .build();

    @Test
    void theAlignmentShowsWordAgainstWord() {
        Comparison comparison = comparer.compare(asked("Faisal al-Zahrani").build(), listed);

        var alignment = comparison.alignment().orElseThrow();
        assertThat(alignment.pairs())
                .anySatisfy(pair -> {
                    assertThat(pair.asked()).extracting(Word::text).containsExactly("faisal");
                    assertThat(pair.listed()).extracting(Word::text).containsExactly("faysal");
                });
        assertThat(alignment.askedAlone()).isEmpty();
        assertThat(alignment.listedAlone()).extracting(Word::text).containsExactly("ahmad");
    }

    @Test
    void theSumOfTheEvidenceIsTheScore() {
        Entity asked =
                asked("Faysal Ahmad Al-Zahrani")
                        .birthDate(PartialDate.year(1972))
                        .country("ye")
                        .build();

        Comparison comparison = comparer.compare(asked, listed);

        double sum = comparison.evidence().stream().mapToDouble(Evidence::logOdds).sum();
        assertThat(comparison.score()).isEqualTo(1 / (1 + Math.exp(-sum)));
        assertThat(comparison.evidence())
                .extracting(Evidence::finding)
                .containsExactly(Finding.NAMES_ALIGNED, Finding.SAME_YEAR, Finding.OTHER_COUNTRIES);
    }

    @Test
    void counterfactualsTellWhatOnePieceChanges() {
        Entity asked = asked("Faysal Ahmad Al-Zahrani").birthDate(PartialDate.year(1950)).build();
        double bare = score(asked("Faysal Ahmad Al-Zahrani").build());

        Comparison comparison = comparer.compare(asked, listed);

        assertThat(comparison.score()).isLessThan(bare);
        assertThat(comparison.without())
                .containsExactly(new Comparison.Counterfactual(Kind.BIRTH_DATE, bare));
    }

    @Test
    void birthDatesSpeakForAndAgainst() {
        double bare = score(asked("Faisal Zahrani").build());

        assertThat(scoreBorn("1972-05-03")).isGreaterThan(scoreBorn("1972-05"));
        assertThat(scoreBorn("1972-05")).isGreaterThan(scoreBorn("1972"));
        assertThat(scoreBorn("1972-03-05")).isGreaterThan(bare);
        assertThat(scoreBorn("circa 1974")).isGreaterThan(bare);
        assertThat(scoreBorn("1973")).isEqualTo(bare);
        assertThat(scoreBorn("1972-09-20")).isLessThan(bare);
        assertThat(scoreBorn("1975")).isLessThan(bare);
        assertThat(scoreBorn("1990")).isLessThan(scoreBorn("1975"));
    }

    @Test
    void anEqualIdentifierDecidesWhateverTheName() {
        Entity asked =
                asked("Somebody Else")
                        .identifier(Identifier.of(Identifier.Kind.PASSPORT, "k 123-456"))
                        .build();

        assertThat(score(asked)).isGreaterThan(0.85);
        assertThat(score(asked("Somebody Else").build())).isLessThan(0.05);
    }

    @Test
    void anotherShipOfTheNameHasAnotherNumber() {
        Entity ship = ship("9187629");

        assertThat(comparer.compare(ship("9187629"), ship).score()).isGreaterThan(0.99);
        assertThat(comparer.compare(ship("9187630"), ship).score()).isLessThan(0.5);
    }

    @Test
    void otherGenderSpeaksAgainstAndASharedAddressFor() {
        double bare = score(asked("Faisal Zahrani").build());

        assertThat(score(asked("Faisal Zahrani").gender(Gender.FEMALE).build())).isLessThan(bare);
        assertThat(
                        score(
                                asked("Faisal Zahrani")
                                        .address(new Address("Jeddah, Palm St. 12", "sa"))
                                        .build()))
                .isGreaterThan(bare);
    }

    @Test
    void aWeakAliasOnlyCorroborates() {
        assertThat(score(asked("The Engineer").build())).isLessThan(0.5);
        assertThat(
                        score(
                                asked("The Engineer")
                                        .birthDate(PartialDate.of(LocalDate.of(1972, 5, 3)))
                                        .build()))
                .isGreaterThan(0.5);
    }

    @Test
    void silenceIsNoEvidence() {
        assertThat(comparer.compare(asked("Faisal Zahrani").build(), listed).evidence()).hasSize(1);
    }

    private double scoreBorn(String date) {
        return score(
                asked("Faisal Zahrani").birthDate(PartialDate.parse(date).orElseThrow()).build());
    }

    private double score(Entity asked) {
        return comparer.compare(asked, listed).score();
    }

    private static Entity.Builder asked(String name) {
        return Entity.builder("q", Schema.PERSON).name(name);
    }

    private static Entity ship(String imo) {
        return Entity.builder("s" + imo, Schema.VESSEL)
                .name("Ocean Star")
                .identifier(Identifier.of(Identifier.Kind.IMO, imo))
                .build();
    }
}
