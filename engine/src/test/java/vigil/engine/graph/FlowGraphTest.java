package vigil.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlowGraphTest {
    private static final long WINDOW = 100;

    private final FlowGraph graph = new FlowGraph(WINDOW, 1 << 12);
    private final Payment payment = new Payment();

    private void pay(int payer, int payee, long time, long clock) {
        graph.evict(clock);
        graph.add(payer, payee, payment.named(0, time).of(time, clock, 10, true));
        graph.link();
    }

    @Test
    void paymentsLeaveWithTheWindow() {
        for (int time = 0; time < 10_000; time++) {
            pay(time % 7, 7 + time % 5, time, time);
        }

        assertThat(graph.size()).isEqualTo((int) WINDOW);
        assertThat(graph.liveOut(1) + graph.liveOut(0)).isBetween(26, 32);
        assertThat(graph.evictedEarly()).isZero();
    }

    @Test
    void theOldestGoEarlyAtTheBound() {
        for (int i = 0; i < 20_000; i++) {
            pay(i % 50, 50 + i % 50, 1, 1);
        }

        assertThat(graph.size()).isEqualTo(1 << 12);
        assertThat(graph.evictedEarly()).isEqualTo(20_000 - (1 << 12));
    }

    @Test
    void aPaymentOfABrokenClockHoldsOthersBackByOneWindowAtMost() {
        pay(1, 2, 1_000_000, 0);
        pay(1, 2, 1, 1);
        graph.evict(150);
        assertThat(graph.size()).isEqualTo(2);

        graph.evict(201);
        assertThat(graph.size()).isZero();
    }

    @Test
    void whatAForgottenAccountDidIsNobodysAfterwards() {
        pay(1, 2, 1, 1);
        pay(2, 3, 2, 2);
        pay(3, 1, 3, 3);
        graph.forget(2);

        assertThat(graph.liveOut(1)).isZero();
        assertThat(graph.liveIn(3)).isZero();
        assertThat(graph.liveOut(3)).isEqualTo(1);

        pay(2, 3, 4, 4);
        assertThat(graph.liveIn(3)).isEqualTo(1);
        graph.evict(1_000);
        assertThat(graph.liveIn(3)).isZero();
        assertThat(graph.liveOut(2)).isZero();
        assertThat(graph.liveIn(2)).isZero();
    }

    @Test
    void aHubIsLookedAtUpToItsCapAndCountsAsTruncated() {
        Scope scope = new Scope(graph, 10, 1_000);
        for (int i = 0; i < 50; i++) {
            pay(2 + i, 1, i, i);
        }
        scope.aim(graph.add(60, 1, payment.of(50, 50, 10, true)), 50);
        graph.link();
        FanSearch fan = new FanSearch(scope, true);
        fan.look(1);

        assertThat(fan.distinct()).isEqualTo(10);
        assertThat(scope.truncatedSearches()).isEqualTo(1);
    }

    /** Who searches rarely, or never, must find the lists of who always does. */
    @Test
    void listsMadeLateAreThoseMadeAtOnce() {
        FlowGraph late = new FlowGraph(WINDOW, 1 << 12);
        Random random = new Random(4);
        long clock = 0;
        for (int i = 0; i < 30_000; i++) {
            clock += random.nextInt(3);
            int payer = random.nextInt(20);
            int payee = random.nextInt(20);
            long time = clock + random.nextInt(40) - 20;
            pay(payer, payee, time, clock);
            late.evict(clock);
            late.add(payer, payee, payment);
            if (random.nextInt(900) == 0) {
                int gone = random.nextInt(20);
                graph.forget(gone);
                late.forget(gone);
            }
            if (random.nextInt(400) == 0) {
                late.link();
                for (int node = 0; node < 20; node++) {
                    assertThat(lists(late, node)).isEqualTo(lists(graph, node));
                }
            }
        }
    }

    private static List<Long> lists(FlowGraph of, int node) {
        List<Long> ids = new ArrayList<>();
        ids.add((long) of.liveOut(node) << 32 | of.liveIn(node));
        for (int edge = of.firstOut(node); edge >= 0; edge = of.nextOut(edge)) {
            ids.add(of.idLow(edge));
        }
        for (int edge = of.firstIn(node); edge >= 0; edge = of.nextIn(edge)) {
            ids.add(of.idLow(edge));
        }
        return ids;
    }
}
