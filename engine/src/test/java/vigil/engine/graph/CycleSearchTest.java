package vigil.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.engine.graph.Flows.Flow;

class CycleSearchTest {
    private static final int MOST_HOPS = 12;

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 400})
    void theShortestRingInOrderOfTimeIsFoundAlsoForLatePayments(int late) {
        int rings = 0;
        for (int seed = 0; seed < 12; seed++) {
            Flows flows = new Flows(seed, 1_000, 1_000_000);
            CycleSearch search = new CycleSearch(flows.scope);
            for (int i = 0; i < 250; i++) {
                Flow closing = flows.pay(9 + seed, late);
                int expected = shortest(flows, closing);
                assertThat(search.find()).as("seed %s, payment %s", seed, i).isEqualTo(expected);
                assertThat(search.trail().size()).isEqualTo(expected);
                rings += expected > 0 ? 1 : 0;
            }
        }
        assertThat(rings).isGreaterThan(300);
    }

    @Test
    void theRingIsLaidDownInItsOrder() {
        Flows flows = new Flows(1, 100, 1_000);
        flows.pay(1, 2, 10, 1_000);
        flows.pay(2, 3, 20, 1_000);
        flows.pay(3, 1, 30, 1_000);
        CycleSearch search = new CycleSearch(flows.scope);

        assertThat(search.find()).isEqualTo(3);
        assertThat(flows.of(search.trail())).extracting(Flow::payer).containsExactly(1, 2, 3);
    }

    @Test
    void aLatePaymentClosesTheRingThatItIsTheMiddleOf() {
        Flows flows = new Flows(1, 100, 1_000);
        flows.pay(1, 2, 10, 1_000);
        flows.pay(3, 1, 30, 1_000);
        flows.pay(2, 3, 20, 1_000);
        CycleSearch search = new CycleSearch(flows.scope);

        assertThat(search.find()).isEqualTo(3);
    }

    @Test
    void aSearchThatRunsOutOfItsBudgetSaysSo() {
        Flows flows = new Flows(1, 1_000, 16);
        for (int i = 0; i < 40; i++) {
            flows.pay(1, 2 + i, 10 + i, 1_000);
            flows.pay(2 + i, 100 + i, 10 + i, 1_000);
        }
        flows.pay(50, 60, 60, 1_000);
        flows.pay(60, 1, 61, 1_000);
        new CycleSearch(flows.scope).find();

        assertThat(flows.scope.searches()).isEqualTo(1);
        assertThat(flows.scope.truncatedSearches()).isEqualTo(1);
    }

    /**
     * Level by level over all payments: the earliest arrival at every account with that many
     * payments.
     */
    private static int shortest(Flows flows, Flow closing) {
        if (!flows.aimedInside()) {
            return 0;
        }
        Map<Integer, Long> earliest = new HashMap<>(Map.of(closing.payee(), Long.MIN_VALUE));
        for (int hops = 2; hops <= MOST_HOPS; hops++) {
            Map<Integer, Long> next = new HashMap<>(earliest);
            for (Flow flow : flows.inside()) {
                Long arrived = earliest.get(flow.payer());
                if (arrived != null && key(flow.time(), closing) >= arrived) {
                    next.merge(flow.payee(), key(flow.time(), closing), Math::min);
                }
            }
            if (next.containsKey(closing.payer())) {
                return hops;
            }
            earliest = next;
        }
        return 0;
    }

    /** Times after the closing payment come before all others: the ring is read from it around. */
    private static long key(long time, Flow closing) {
        return time > closing.time() ? time - 1_000_000 : time;
    }
}
