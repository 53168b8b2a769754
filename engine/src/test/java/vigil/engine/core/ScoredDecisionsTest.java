package vigil.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.engine.Decision;
import vigil.engine.Hit;
import vigil.engine.ModelScore;
import vigil.engine.Outcome;
import vigil.engine.ScoreReason;
import vigil.engine.Transaction;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.scoring.Lineup;
import vigil.engine.scoring.ModelException;
import vigil.engine.scoring.Score;
import vigil.engine.scoring.ServedModel;

class ScoredDecisionsTest {
    private static final int CHANGE = 7_000;
    private final List<Transaction> stream = Streams.random(31, 2_000, 15_000, 30);

    private static Core core(@Nullable ServedModel champion, @Nullable ServedModel challenger) {
        Core core = Streams.core();
        core.adopt(new Lineup(champion, challenger));
        return core;
    }

    private static Core alone(ServedModel champion) {
        Core core = Core.empty(CoreSettings.defaults(), ScenarioSet.none());
        core.adopt(new Lineup(champion, null));
        return core;
    }

    private static ModelScore said(Decision decision) {
        return Objects.requireNonNull(decision.modelScore());
    }

    @Test
    void withoutAModelNothingIsScored() {
        Core core = Streams.core();

        assertThat(Streams.decisions(core, stream.subList(0, 500)))
                .allMatch(decision -> decision.modelScore() == null);
        assertThat(core.challengerScore()).isNull();
    }

    @Test
    void aFlaggedTransactionGoesToReviewAndOpensAnAlert() {
        Decision decision =
                Streams.decisions(alone(TestModels.thousand(3)), Streams.amounts(1_000)).getFirst();
        Hit hit = decision.hits().getFirst();

        assertThat(said(decision).flagged()).isTrue();
        assertThat(said(decision).version()).isEqualTo(3);
        assertThat(said(decision).logOdds()).isEqualTo(2.5);
        assertThat(said(decision).probability()).isCloseTo(0.55, within(1e-12));
        assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(decision.score()).isEqualTo(550);
        assertThat(hit.scenario()).isEqualTo("model.test-model");
        assertThat(hit.version()).isEqualTo(3);
        assertThat(hit.subject()).isEqualTo(1);
        assertThat(hit.opensAlert()).isTrue();
        assertThat(hit.evidence()).containsExactly(decision.transaction());
        assertThat(hit.reason())
                .startsWith(
                        "Of the transactions that scored so in validation, 55.0 % were laundering.")
                .contains("1,000.00 USD, speaks for laundering");
    }

    @Test
    void whatStaysBelowTheThresholdIsScoredAndApproved() {
        Decision decision =
                Streams.decisions(alone(TestModels.thousand(1)), Streams.amounts(999)).getFirst();

        assertThat(said(decision).flagged()).isFalse();
        assertThat(said(decision).logOdds()).isEqualTo(-1.5);
        assertThat(decision.outcome()).isEqualTo(Outcome.APPROVE);
        assertThat(decision.hits()).isEmpty();
        assertThat(said(decision).reasons()).isNotEmpty();
    }

    @Test
    void reasonsAreInWordsTheStrongestFirstAndExactWhereTheModelOpensAnAlert() {
        List<Decision> decisions =
                Streams.decisions(alone(TestModels.thousand(1)), Streams.amounts(1_000, 1_000, 5));

        assertThat(said(decisions.get(0)).exact()).isTrue();
        assertThat(said(decisions.get(1)).exact()).isFalse();
        assertThat(said(decisions.get(2)).exact()).isFalse();
        assertThat(said(decisions.get(2)).reasons())
                .extracting(ScoreReason::feature)
                .startsWith("amount", "pair.isNew");
        assertThat(said(decisions.get(2)).reasons())
                .extracting(ScoreReason::text)
                .contains("Whether the payer had never paid the payee: no, speaks against it");
    }

    @Test
    void furtherFlagsOnThePayerJoinItsAlert() {
        List<Decision> decisions =
                Streams.decisions(alone(TestModels.thousand(1)), Streams.amounts(1_000, 2_000));
        Hit first = decisions.get(0).hits().getFirst();
        Hit second = decisions.get(1).hits().getFirst();

        assertThat(first.opensAlert()).isTrue();
        assertThat(second.opensAlert()).isFalse();
        assertThat(second.alert()).isEqualTo(first.alert());
    }

    @Test
    void theScoreIsOfTheFiguresThatTrainingWouldHaveSeen() {
        Core scored = core(TestModels.thousand(1), null);
        Core bare = Streams.core();
        ServedModel beside = TestModels.thousand(1);

        for (Transaction transaction : stream) {
            Decision decision = scored.decide(transaction);
            bare.decide(transaction);
            Score expected = beside.scoring().score(bare.moment());
            assertThat(said(decision).logOdds()).isEqualTo(expected.logOdds());
            assertThat(said(decision).flagged()).isEqualTo(expected.flagged());
        }
        assertThat(scored.statistics().searches())
                .as("searches are shared, and asked once")
                .isGreaterThanOrEqualTo(bare.statistics().searches());
    }

    @Test
    void aModelLeavesScenariosAsTheyAre() {
        List<Decision> without = Streams.decisions(Streams.core(), stream);
        List<Decision> with = Streams.decisions(core(TestModels.thousand(1), null), stream);

        List<Hit> scenarios = new ArrayList<>();
        with.forEach(decision ->
                decision.hits().stream()
                        .filter(hit -> !hit.scenario().startsWith("model."))
                        .forEach(scenarios::add));
        assertThat(scenarios.toString())
                .isEqualTo(
                        without.stream()
                                .flatMap(decision -> decision.hits().stream())
                                .toList()
                                .toString());
        assertThat(with.stream().filter(decision -> said(decision).flagged()).count())
                .isBetween(1_000L, 14_000L);
    }

    @Test
    void aChallengerScoresWithoutEffect() {
        Core watched = core(TestModels.never(1), TestModels.thousand(2));
        Core straight = core(TestModels.never(1), null);
        Core lonely = core(null, TestModels.thousand(2));
        long flagged = 0;

        for (Transaction transaction : stream) {
            Decision decision = watched.decide(transaction);
            ModelScore challenger = Objects.requireNonNull(watched.challengerScore());
            assertThat(decision).isEqualTo(straight.decide(transaction));
            assertThat(lonely.decide(transaction).modelScore()).isNull();
            assertThat(lonely.challengerScore()).isEqualTo(challenger);
            assertThat(challenger.reasons()).isEmpty();
            flagged += challenger.flagged() ? 1 : 0;
        }
        assertThat(flagged).isBetween(1_000L, 14_000L);
        assertThat(straight.challengerScore()).isNull();
        assertThat(watched.configurationHash()).isEqualTo(straight.configurationHash());
    }

    @Test
    void decisionsBeforeUseTheOldModelAndThoseAfterTheNewOne() {
        Core core = core(TestModels.never(1), null);
        String before = core.configurationHash();
        List<Decision> old = Streams.decisions(core, stream.subList(0, CHANGE));
        core.adopt(new Lineup(TestModels.thousand(2), null));
        List<Decision> fresh = Streams.decisions(core, stream.subList(CHANGE, stream.size()));

        assertThat(old).allMatch(decision -> said(decision).version() == 1);
        assertThat(fresh).allMatch(decision -> said(decision).version() == 2);
        assertThat(old.toString())
                .isEqualTo(
                        Streams.decisions(
                                        core(TestModels.never(1), null), stream.subList(0, CHANGE))
                                .toString());
        assertThat(core.configurationHash())
                .isNotEqualTo(before)
                .isNotEqualTo(Streams.core().configurationHash());
        core.adopt(Lineup.NONE);
        assertThat(core.configurationHash()).isEqualTo(Streams.core().configurationHash());
        assertThat(core.decide(stream.getFirst()).modelScore()).isNull();
    }

    @Test
    void theSameStreamWithAModelGivesTheSameDecisionsAlsoAcrossASnapshot() throws IOException {
        Lineup lineup = new Lineup(TestModels.thousand(1), TestModels.never(2));
        Core straight = Streams.core();
        straight.adopt(lineup);
        List<Decision> once = Streams.decisions(straight, stream);

        Core first = Streams.core();
        first.adopt(lineup);
        List<Decision> pieces = new ArrayList<>(Streams.decisions(first, stream.subList(0, 4_321)));
        Core second =
                Core.fromSnapshot(
                        CoreSettings.defaults(),
                        ScenarioSet.builtIn(),
                        new ByteArrayInputStream(snapshot(first)));
        second.adopt(lineup);
        pieces.addAll(Streams.decisions(second, stream.subList(4_321, stream.size())));

        assertThat(pieces.toString()).isEqualTo(once.toString());
        assertThat(snapshot(second)).isEqualTo(snapshot(straight));
    }

    @Test
    void aModelOfOtherWindowsIsRefusedAndChangesNothing() {
        Core core = core(TestModels.thousand(1), null);
        Lineup other = new Lineup(TestModels.of(2, Duration.ofDays(8)), null);

        assertThatThrownBy(() -> core.adopt(other))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("PT192H")
                .hasMessageContaining("--window");
        assertThat(said(core.decide(stream.getFirst())).version()).isEqualTo(1);
    }

    @Test
    void aNameThatCouldBeMistakenIsRefused() {
        ServedModel sound = TestModels.thousand(1);

        for (String name : List.of("", "Model", "a,b", "a/b", "x".repeat(65))) {
            assertThatThrownBy(() ->
                            new ServedModel(
                                    name, 1, sound.hash(), sound.window(), sound.scoring(), null))
                    .isInstanceOf(ModelException.class);
        }
    }

    private static byte[] snapshot(Core core) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        core.writeSnapshot(out);
        return out.toByteArray();
    }
}
