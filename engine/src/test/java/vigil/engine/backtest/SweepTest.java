package vigil.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.engine.core.CoreSettings;
import vigil.engine.core.Streams;
import vigil.engine.scenarios.ScenarioException;
import vigil.engine.scenarios.ScenarioSet;

class SweepTest {
    private static final CoreSettings SETTINGS = CoreSettings.defaults();
    private static final List<Transaction> STREAM = Streams.random(11, 60, 6_000, 20);
    static final String SCENARIO =
            """
            # A comment above, and another scenario in the same file.
            id: large-sums
            version: 1
            name: Large sums
            typology: test
            description: The account pays much within a day.
            red-flags: [{text: much, source: nobody}]
            jurisdiction: any
            owner: nobody
            severity: low
            parameters:
              limit: {usual: 20000.0, cases: [{segment: private, value: 90000.0}]}
              several: 2
            aggregates:
              - {name: paid, operation: sum, side: payer, window: 1d}
              - {name: payments, operation: count, side: payer, window: 1d}
            condition: paid >= limit && payments >= several
            reason: 'In {payments} payments {paid} were paid.'
            subject: payer
            evidence: aggregate
            evidence-of: paid
            score: 100
            outcome: review
            alert: true
            suppress: 1d
            examples:
              - {name: a, hit: true, transactions: ['day 1..2 10:00, a -> b, 20000']}
              - {name: b, hit: false, transactions: ['day 1 10:00, a -> b, 1']}
            """;

    @Test
    void everyPointIsWhatABacktestOfThatValueSays() {
        Sweep.Result swept = sweep(question("limit", 5_000.0, 80_000.5, 400_000.0));

        assertThat(swept.points()).hasSize(4);
        for (Sweep.Point point : swept.points()) {
            Backtest.Line alone = backtest("usual: " + point.value(), "usual: 20000.0");
            assertThat(point.hits()).isEqualTo(alone.hits());
            assertThat(point.alerts()).isEqualTo(alone.alerts()).isPositive();
            assertThat(point.labels()).isEqualTo(alone.labels());
            assertThat(point.labels().trueAlerts()).isPositive();
        }
        assertThat(swept.points().stream().filter(Sweep.Point::present).map(Sweep.Point::value))
                .containsExactly(20_000.0);
    }

    @Test
    void wholeNumbersAreSweptToo() {
        Sweep.Result swept = sweep(question("several", 4.0));

        assertThat(swept.points().getLast().hits())
                .isEqualTo(backtest("several: 4", "several: 2").hits())
                .isPositive();
    }

    @Test
    void aBandHoldsWhatTwoNeighbouringValuesTellApart() {
        Sweep.Result swept = sweep(question("limit", 5_000.0, 80_000.0));
        List<Sweep.Point> points = swept.points();

        assertThat(swept.bands()).extracting(Band::above).containsExactly(false, true, true);
        assertThat(swept.bands())
                .extracting(Band::hits)
                .containsExactly(
                        points.get(0).hits() - points.get(1).hits(),
                        points.get(1).hits() - points.get(2).hits(),
                        points.get(2).hits());
    }

    @Test
    void aSampleIsOfItsBandAndTheSameForTheSameSeed() {
        Sweep.Question question = question("limit", 5_000.0, 80_000.0);
        Sweep.Result first = sweep(question);
        Sweep.Result other =
                sweep(
                        new Sweep.Question(
                                question.scenario(),
                                question.parameter(),
                                question.values(),
                                question.sample(),
                                2));

        assertThat(sweep(question)).isEqualTo(first);
        assertThat(other.hash()).isEqualTo(first.hash());
        assertThat(other.bands()).isNotEqualTo(first.bands());
        for (Band band : first.bands()) {
            assertThat(new HashSet<>(band.sample())).hasSize(question.sample());
            assertThat(band.found())
                    .isEqualTo((int) band.sample().stream().filter(SweepTest::isLabelled).count());
            assertThat(band.bound()).isGreaterThan((double) band.found() / question.sample());
        }
    }

    @Test
    void aBandThatIsSampledWholeHasNoDoubtLeft() {
        Band band = new Band(true, 1, 2, 2, List.of(id(1), id(2)), 1);

        assertThat(band.bound()).isEqualTo(0.5);
    }

    @Test
    void whatCannotBeSweptIsRefused() {
        assertThatThrownBy(() -> sweep(question("limits", 5.0)))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("'limits'")
                .hasMessageContaining("[limit, several]");
        assertThatThrownBy(() -> sweep(question("several", 2.5)))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("whole numbers");
        assertThatThrownBy(() -> question("limit"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("1 to 31 values");
        assertThatThrownBy(() ->
                        new Sweep(
                                SETTINGS,
                                set(SCENARIO),
                                new Sweep.Question("nothing", "limit", List.of(1.0), 1, 1)))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("'nothing'");
    }

    private static Sweep.Question question(String parameter, Double... values) {
        return new Sweep.Question("large-sums", parameter, List.of(values), 20, 1);
    }

    private static Sweep.Result sweep(Sweep.Question question) {
        String other = SCENARIO.replace("large-sums", "other-sums");
        Sweep sweep = new Sweep(SETTINGS, set(other + "---\n" + SCENARIO), question);
        STREAM.forEach(transaction -> sweep.take(transaction, isLabelled(transaction.id())));
        return sweep.result();
    }

    /** Of the scenario with one line of its text changed. */
    private static Backtest.Line backtest(String to, String from) {
        Backtest backtest =
                new Backtest(SETTINGS, set(SCENARIO.replace(from, to)), ScenarioSet.none());
        STREAM.forEach(transaction -> backtest.take(transaction, isLabelled(transaction.id())));
        return backtest.result().lines().getFirst();
    }

    private static ScenarioSet set(String text) {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put("large-sums.yaml", text);
        return ScenarioSet.of(files);
    }

    private static boolean isLabelled(TransactionId id) {
        return id.low() % 3 == 0;
    }

    private static TransactionId id(long row) {
        return TransactionId.ofRow(row);
    }
}
