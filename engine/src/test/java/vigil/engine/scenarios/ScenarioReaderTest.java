package vigil.engine.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {
    private static final String GOOD =
            """
            id: large
            version: 3
            name: Large
            typology: large
            description: A large sum.
            red-flags:
              - text: Large sums
                source: Nobody
            jurisdiction: any
            owner: aml-engineering
            severity: low
            condition: |
              amount >= 100.0
              && pair.isNew
            reason: '{amount} were paid.'
            subject: payer
            evidence: transaction
            score: 10
            outcome: block-and-review
            alert: true
            suppress: 12h
            examples:
              - name: a hundred
                hit: true
                transactions: ['day 1 10:00, ann -> ben, 100']
              - name: a cent less
                hit: false
                transactions: ['day 1 10:00, ann -> ben, 99.99']
            """;

    private static Scenario read(String text) {
        return new ScenarioReader().read("large.yaml", text).getFirst();
    }

    @Test
    void everyFieldIsRead() {
        Scenario scenario = read(GOOD);

        assertThat(scenario.id()).isEqualTo("large");
        assertThat(scenario.version()).isEqualTo(3);
        assertThat(scenario.suppression()).hasHours(12);
        assertThat(scenario.outcome().name()).isEqualTo("BLOCK_AND_REVIEW");
        assertThat(scenario.condition().features())
                .extracting("name")
                .containsExactly("amount", "pair.isNew");
        assertThat(scenario.examples()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    score: 10 ~ score: 1001 ~ large.yaml:18:8: 'score' must be between 0 and 1000
                    score: 10 ~ scor: 10 ~ 'score' is missing
                    score: 10 ~ score: ten ~ large.yaml:18:8: 'score' must be a whole number
                    outcome: block-and-review ~ outcome: maybe ~ large.yaml:19:10: 'outcome' must be one of approve, review
                    owner: aml-engineering ~ owners: me ~ 'owner' is missing
                    amount >= 100.0 ~ amount >= 100 ~ large.yaml:13:10: CEL: found no matching overload
                    && pair.isNew ~ && pair.isnew ~ large.yaml:14:6: CEL: undeclared reference
                    && pair.isNew ~ && pair.count / 2 > 1 ~ large.yaml:14:17: a condition cannot use dividing whole numbers
                    && pair.isNew ~ && format.startsWith("C") ~ a condition cannot use
                    && pair.isNew ~ && [1].exists(x, x > 0) ~ CEL: undeclared reference
                    && pair.isNew ~ && pair.count * pair.port > 1 ~ a product of whole numbers
                    {amount} were ~ {amout} were ~ the reason names '{amout}', which is no feature
                    hit: false ~ hit: true ~ needs an example on each side of its edge
                    99.99'] ~ 99,99'] ~ is not of the form
                    suppress: 12h ~ suppress: 12 ~ must be hours or days such as 12h or 4d
                    id: large ~ id: Large One ~ 'id' must be lower-case letters
                    version: 3 ~ colour: red ~ 'version' is missing
                    typology: large ~ name: again ~ large.yaml:4:1: 'name' stands here twice
                    description: A large sum. ~ description: A [large: sum ~ not YAML
                    """)
    void whatIsNotSoundIsRefusedWithItsPlaceAndARemedy(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("large.yaml:")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    operation: surge, window: day ~ surge compares the newest eighth
                    operation: surge, window: 8d, up-to: 3 ~ unknown field 'up-to'
                    operation: alike, window: 8d ~ 'of' is missing
                    operation: alike, of: counterparty, within: 10, window: 8d ~ unknown field 'within'
                    operation: alike, of: amount, within: 101, window: 8d ~ 'within' must be between 0 and 100
                    operation: benford, of: day, window: 8d ~ benford works on amounts alone
                    """)
    void anAggregateThatMakesNoSenseIsRefused(String aggregate, String message) {
        String declared = "aggregates: [{name: figure, side: payer, " + aggregate + "}]\n";

        assertThatThrownBy(() -> read(GOOD.replace("condition:", declared + "condition:")))
                .hasMessageContaining(message);
    }

    @Test
    void anUnknownFieldIsRefused() {
        assertThatThrownBy(() -> read(GOOD + "colour: red\n"))
                .hasMessageContaining("unknown field 'colour'");
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThatThrownBy(() -> ScenarioSet.load(Path.of("nowhere")))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("nowhere is not a folder");
    }
}
