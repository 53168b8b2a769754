package vigil.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.engine.Transaction;
import vigil.engine.backtest.Backtest;
import vigil.engine.backtest.ModelTally;
import vigil.engine.backtest.Side;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.scoring.ModelException;

class ModelBacktestTest {
    private static final ScenarioSet BUILT_IN = ScenarioSet.builtIn();

    private static Backtest.Result run(Side candidate, Side other, List<Transaction> stream) {
        Backtest backtest = new Backtest(CoreSettings.defaults(), candidate, other);
        for (Transaction transaction : stream) {
            backtest.take(transaction, transaction.baseMinor() >= 100_000);
        }
        return backtest.result();
    }

    private static Backtest.Line line(Backtest.Result result) {
        return result.lines().stream()
                .filter(line -> line.scenario().equals("model.test-model"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aModelIsHeldAgainstLabelsAndTheOneBefore() {
        Backtest.Result result =
                run(
                        new Side(ScenarioSet.none(), TestModels.thousand(2)),
                        new Side(ScenarioSet.none(), TestModels.never(1)),
                        Streams.amounts(5, 1_000, 2_000, 10));

        assertThat(line(result).hits()).isEqualTo(2);
        assertThat(line(result).alerts()).as("the second joins the first").isEqualTo(1);
        assertThat(line(result).fresh()).isEqualTo(2);
        Backtest.ModelPart part = java.util.Objects.requireNonNull(result.model());
        assertThat(part.overlap())
                .isEqualTo(
                        new ModelTally.Overlap(
                                0,
                                2,
                                0,
                                0,
                                2,
                                0,
                                Streams.amounts(5, 1_000, 2_000, 10).subList(1, 3).stream()
                                        .map(Transaction::id)
                                        .toList()));
        assertThat(java.util.Objects.requireNonNull(part.ofModel()).recall()).isEqualTo(1);
        assertThat(java.util.Objects.requireNonNull(part.ofScenarios()).alerts()).isZero();
    }

    @Test
    void itSaysWhatACoreWithBothWouldHaveSaidAndRepeats() {
        List<Transaction> stream = Streams.random(3, 500, 5_000, 25);
        Side candidate = new Side(BUILT_IN, TestModels.telling(1));
        Core core = Streams.core();
        core.adopt(new vigil.engine.scoring.Lineup(TestModels.telling(1), null));

        Backtest.Result first = run(candidate, Side.of(BUILT_IN), stream);
        Backtest.Result second = run(candidate, Side.of(BUILT_IN), stream);

        long hits = Streams.decisions(core, stream).stream().mapToLong(d -> d.hits().size()).sum();
        assertThat(first.lines().stream().mapToLong(Backtest.Line::hits).sum()).isEqualTo(hits);
        assertThat(second.hash()).isEqualTo(first.hash());
        assertThat(run(Side.of(BUILT_IN), Side.of(BUILT_IN), stream).hash())
                .isNotEqualTo(first.hash());
        assertThat(first.model()).isEqualTo(second.model());
    }

    @Test
    void scenariosThatAskForTheUnusualAreToldByTheirOwnSide() {
        ScenarioSet outlier = ScenarioSet.library().only("unlike-its-peers");

        Backtest.Result result =
                run(
                        new Side(outlier, TestModels.telling(1)),
                        Side.of(outlier),
                        Streams.amounts(5, 2_000));

        assertThat(result.lines().getFirst().hits()).isEqualTo(1);
        assertThat(result.lines().getFirst().fresh()).isEqualTo(1);
    }

    @Test
    void aModelOfOtherWindowsIsRefused() {
        Side other = new Side(BUILT_IN, TestModels.of(1, Duration.ofDays(8)));

        assertThatThrownBy(() -> new Backtest(CoreSettings.defaults(), other, Side.of(BUILT_IN)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("--window");
    }
}
