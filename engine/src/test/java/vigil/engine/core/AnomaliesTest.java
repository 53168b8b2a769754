package vigil.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.engine.AnomalyScore;
import vigil.engine.Decision;
import vigil.engine.Hit;
import vigil.engine.ScoreReason;
import vigil.engine.Transaction;
import vigil.engine.scenarios.ScenarioException;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.scoring.FeatureSpecification;
import vigil.engine.scoring.Lineup;
import vigil.engine.scoring.ModelException;
import vigil.engine.scoring.ServedModel;

class AnomaliesTest {
    private static final ScenarioSet OUTLIER = ScenarioSet.library().only("unlike-its-peers");
    private static final String TEXT = OUTLIER.text(OUTLIER.scenario("unlike-its-peers"));

    private static Core core(ScenarioSet set, @Nullable ServedModel champion) {
        Core core = Core.empty(CoreSettings.defaults(), set);
        core.adopt(new Lineup(champion, null));
        return core;
    }

    private static ScenarioSet outlier(String text) {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put("outlier.yaml", text);
        return ScenarioSet.of(files);
    }

    private static AnomalyScore anomaly(Decision decision) {
        return Objects.requireNonNull(
                Objects.requireNonNull(decision.modelScore()).anomaly(), "a bundle that tells");
    }

    @Test
    void whatIsMetOrFlaggedTellsHowUnusualItIsAndAgainstWhom() {
        List<Decision> decisions =
                Streams.decisions(
                        core(ScenarioSet.none(), TestModels.telling(1)),
                        Streams.amounts(2_000, 5, 2_000));

        assertThat(anomaly(decisions.get(0)).share()).isEqualTo(0.5);
        assertThat(anomaly(decisions.get(0)).peers())
                .isEqualTo("first payments to somebody by payers that pay up to 5 times a month");
        assertThat(Objects.requireNonNull(decisions.get(1).modelScore()).anomaly()).isNull();
        assertThat(anomaly(decisions.get(2)).share()).isEqualTo(0.9995);
        assertThat(anomaly(decisions.get(2)).peers()).isEqualTo("all payments");
    }

    @Test
    void whatIsUnusualSaysInWordsWhatMadeItSo() {
        List<Decision> decisions =
                Streams.decisions(
                        core(ScenarioSet.none(), TestModels.telling(1)), Streams.amounts(5, 2_000));

        assertThat(anomaly(decisions.get(1)).reasons())
                .extracting(ScoreReason::text)
                .containsExactly("The amount paid: 2,000.00 USD, is rare among its peers");
    }

    @Test
    void itHasNoEffectByItself() {
        List<Transaction> stream = Streams.random(5, 300, 3_000, 20);

        List<Decision> telling =
                Streams.decisions(core(ScenarioSet.builtIn(), TestModels.telling(1)), stream);
        List<Decision> silent =
                Streams.decisions(core(ScenarioSet.builtIn(), TestModels.thousand(1)), stream);

        for (int i = 0; i < stream.size(); i++) {
            assertThat(telling.get(i).hits()).isEqualTo(silent.get(i).hits());
            assertThat(telling.get(i).outcome()).isEqualTo(silent.get(i).outcome());
        }
    }

    @Test
    void aScenarioMayAskForItBeforeTheModelIsAsked() {
        List<Decision> decisions =
                Streams.decisions(core(OUTLIER, TestModels.telling(1)), Streams.amounts(5, 2_000));

        assertThat(decisions.get(0).hits()).isEmpty();
        assertThat(decisions.get(1).hits())
                .extracting(Hit::scenario)
                .containsExactly("unlike-its-peers", "model.test-model");
        assertThat(decisions.get(1).hits().getFirst().reason())
                .contains("2,000.00 USD is more unusual than 99.95 % of the payments of its peers");
    }

    @Test
    void withoutAModelThatTellsEveryPaymentIsUsual() {
        for (ServedModel silent : new @Nullable ServedModel[] {null, TestModels.never(1)}) {
            assertThat(Streams.decisions(core(OUTLIER, silent), Streams.amounts(5, 2_000)))
                    .allMatch(decision -> decision.hits().isEmpty());
        }
    }

    @Test
    void anExampleSaysWhatItTakesTheAnomalyToBe() {
        assertThat(ScenarioCheck.failures(CoreSettings.defaults(), OUTLIER)).isEmpty();
        assertThat(
                        ScenarioCheck.failures(
                                CoreSettings.defaults(),
                                outlier(TEXT.replace("anomaly: 0.999\n", "anomaly: 0.99\n"))))
                .hasSize(1);
        assertThatThrownBy(() -> outlier(TEXT.replace("anomaly: 0.998", "anomaly: 2")))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("0 to 1");
    }

    @Test
    void aReplayFromASnapshotSaysTheSame() throws IOException {
        List<Transaction> stream = Streams.random(7, 300, 4_000, 30);
        Core whole = core(OUTLIER, TestModels.telling(1));
        List<Decision> decisions = Streams.decisions(whole, stream);
        Core first = core(OUTLIER, TestModels.telling(1));
        Streams.decisions(first, stream.subList(0, 2_000));
        ByteArrayOutputStream snapshot = new ByteArrayOutputStream();
        first.writeSnapshot(snapshot);

        Core second =
                Core.fromSnapshot(
                        CoreSettings.defaults(),
                        OUTLIER,
                        new ByteArrayInputStream(snapshot.toByteArray()));
        second.adopt(new Lineup(TestModels.telling(1), null));

        assertThat(Streams.decisions(second, stream.subList(2_000, 4_000)))
                .isEqualTo(decisions.subList(2_000, 4_000));
        assertThat(decisions.stream().filter(decision -> !decision.hits().isEmpty()))
                .isNotEmpty()
                .allMatch(decision -> anomaly(decision).share() >= 0.5);
    }

    @Test
    void noModelReadsWhatAModelSays() {
        assertThatThrownBy(() -> FeatureSpecification.of(List.of("amount", "anomaly.share")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("No model reads what a model says");
    }
}
