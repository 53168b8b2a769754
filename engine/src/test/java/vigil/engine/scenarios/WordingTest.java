package vigil.engine.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vigil.engine.accounts.Acquaintances;
import vigil.engine.accounts.Pairs;
import vigil.engine.aggregates.Aggregates;
import vigil.engine.features.Feature;
import vigil.engine.features.Moment;
import vigil.engine.graph.FlowGraph;
import vigil.engine.graph.Patterns;
import vigil.engine.graph.Scope;

class WordingTest {
    private static final FlowGraph GRAPH = new FlowGraph(1, 16);
    private static final Moment ANY =
            new Moment(
                    new Pairs(16, 1),
                    new Acquaintances(),
                    new Patterns(GRAPH, new Scope(GRAPH, 2, 16)),
                    new Aggregates(java.util.List.of(), 16, java.time.ZoneOffset.UTC),
                    100);

    private final Wording wording = new Wording("EUR", 2);

    private String money(double value) {
        return wording.of(Feature.figure("value", Feature.Kind.MONEY, "any", moment -> value), ANY);
    }

    @Test
    void moneyReadsAsOfficersWriteIt() {
        assertThat(money(1234567.5)).isEqualTo("1,234,567.50 EUR");
        assertThat(money(-1000)).isEqualTo("-1,000.00 EUR");
        assertThat(money(-0.001)).isEqualTo("0.00 EUR");
        assertThat(money(-0.0049999)).isEqualTo("0.00 EUR");
        assertThat(money(-0.005001)).isEqualTo("-0.01 EUR");
        assertThat(money(1_000_203.005)).isEqualTo("1,000,203.01 EUR");
        assertThat(money(-1e15)).isEqualTo("-1,000,000,000,000,000.00 EUR");
        assertThat(money(0.005)).isEqualTo("0.01 EUR");
        assertThat(money(1.005)).as("a double just below").isEqualTo("1.00 EUR");
        assertThat(money(999.999)).isEqualTo("1,000.00 EUR");
    }

    @Test
    void whatIsNearlyAllDoesNotReadAsAll() {
        assertThat(wording.of(Feature.Kind.SHARE, 1)).isEqualTo("100.0 %");
        assertThat(wording.of(Feature.Kind.SHARE, 0.999)).isEqualTo("99.9 %");
        assertThat(wording.of(Feature.Kind.SHARE, 0.9995)).isEqualTo("99.95 %");
        assertThat(wording.of(Feature.Kind.SHARE, 0.99996)).isEqualTo("99.996 %");
    }

    @Test
    void everyRoundingIsTheExactOne() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            double value =
                    switch (i % 4) {
                        case 0 -> random.nextInt(100_000_000) / 100.0;
                        case 1 -> random.nextInt(1_000_000) / 1000.0;
                        case 2 -> random.nextGaussian() * 1e6;
                        default -> Math.exp(30 * random.nextDouble());
                    };
            String exact = new BigDecimal(value).setScale(2, RoundingMode.HALF_UP).toPlainString();
            assertThat(money(value).replace(",", "").replace(" EUR", ""))
                    .isEqualTo(exact.equals("-0.00") ? "0.00" : exact);
        }
    }
}
