package vigil.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.engine.graph.Flows.Flow;

/** Fans, scatter-gather, chains, rings of the same money, held against slow, obvious answers. */
class PatternSearchTest {
    private static final double HOP = 1.25;
    private static final double STEP = 1.15;

    @ParameterizedTest
    @CsvSource({"23, 3", "24, 0"})
    void aCyclePassesAnAccountWithTwentyFiveLivePaymentsAndNoBusierOne(int others, int hops) {
        assertThat(new CycleSearch(ringThroughAnAccountWith(others).scope).find()).isEqualTo(hops);
    }

    @ParameterizedTest
    @CsvSource({"78, 3", "79, 0"})
    void aRingPassesAnAccountWithEightyLivePaymentsAndNoBusierOne(int others, int hops) {
        assertThat(new SameMoneyCycleSearch(ringThroughAnAccountWith(others).scope).find())
                .isEqualTo(hops);
    }

    @ParameterizedTest
    @CsvSource({"78, 2", "79, 0"})
    void aSourceWithMoreThanEightyPaymentsOutScattersNothing(int others, int mids) {
        Flows flows = new Flows(1, 1_000, 1_000);
        payOthers(flows, 1, others);
        flows.pay(1, 2, 10, 1_000);
        flows.pay(1, 3, 11, 1_000);
        flows.pay(2, 4, 20, 1_000);
        flows.pay(3, 4, 21, 1_000);
        ScatterGatherSearch search = new ScatterGatherSearch(flows.scope);
        search.find();

        assertThat(search.sameMoneyMids()).isEqualTo(mids);
    }

    /** Accounts 1, 2 and 3 in a ring; the second pays so many others too. */
    private static Flows ringThroughAnAccountWith(int others) {
        Flows flows = new Flows(1, 1_000, 1_000);
        payOthers(flows, 2, others);
        flows.pay(1, 2, 10, 1_000);
        flows.pay(2, 3, 20, 1_000);
        flows.pay(3, 1, 30, 1_000);
        return flows;
    }

    private static void payOthers(Flows flows, int payer, int others) {
        for (int i = 0; i < others; i++) {
            flows.pay(payer, 100 + i, 1, 1_000);
        }
    }

    @Test
    void fansCountCounterpartiesAndStrangers() {
        for (int seed = 0; seed < 10; seed++) {
            Flows flows = new Flows(seed, 1_000, 100_000);
            FanSearch fanIn = new FanSearch(flows.scope, true);
            FanSearch fanOut = new FanSearch(flows.scope, false);
            for (int i = 0; i < 400; i++) {
                Flow flow = flows.pay(12, 300);
                fanIn.look(flow.payee());
                fanOut.look(flow.payer());
                List<Flow> inside = flows.aimedInside() ? flows.inside() : List.of();
                List<Flow> in = inside.stream().filter(f -> f.payee() == flow.payee()).toList();
                List<Flow> out = inside.stream().filter(f -> f.payer() == flow.payer()).toList();
                assertThat(fanIn.payments()).isEqualTo(in.size());
                assertThat(fanIn.distinct())
                        .isEqualTo(in.stream().map(Flow::payer).distinct().count());
                assertThat(fanOut.distinct())
                        .isEqualTo(out.stream().map(Flow::payee).distinct().count());
                assertThat(flows.of(fanIn.trail()))
                        .containsExactlyInAnyOrderElementsOf(
                                in.stream().filter(Flow::fresh).toList());
            }
        }
    }

    @Test
    void theWidestSpreadAmongThoseWhoPaidThePayerIsFound() {
        long span = 200;
        int wide = 0;
        for (int seed = 0; seed < 10; seed++) {
            Flows flows = new Flows(seed, 1_000, 1_000_000);
            UpstreamSearch search = new UpstreamSearch(flows.scope, span);
            for (int i = 0; i < 300; i++) {
                Flow last = flows.pay(30, 300);
                search.find();
                List<Flow> near =
                        (flows.aimedInside() ? flows.inside() : List.<Flow>of())
                                .stream()
                                        .filter(f ->
                                                f.time() > last.time() - span
                                                        && f.time() <= last.time())
                                        .toList();
                int most =
                        near.stream()
                                .filter(f -> f.payee() == last.payer())
                                .mapToInt(f -> payeesOf(f.payer(), near).size())
                                .max()
                                .orElse(0);
                assertThat(search.most()).as("seed %s, payment %s", seed, i).isEqualTo(most);
                List<Flow> trail = flows.of(search.trail());
                assertThat(trail.stream().map(Flow::payee).distinct()).hasSize(most);
                assertThat(trail.stream().map(Flow::payer).distinct().count())
                        .isLessThanOrEqualTo(1);
                wide += most >= 2 ? 1 : 0;
            }
        }
        assertThat(wide).isGreaterThan(100);
    }

    private static Set<Integer> payeesOf(int payer, List<Flow> flows) {
        Set<Integer> payees = new HashSet<>();
        flows.stream().filter(f -> f.payer() == payer).forEach(f -> payees.add(f.payee()));
        return payees;
    }

    @Test
    void scatterGatherCountsTheAccountsBetween() {
        int found = 0;
        for (int seed = 0; seed < 10; seed++) {
            Flows flows = new Flows(seed, 1_000, 1_000_000);
            ScatterGatherSearch search = new ScatterGatherSearch(flows.scope);
            for (int i = 0; i < 300; i++) {
                Flow gathering = flows.pay(14, 0);
                search.find();
                int expected = gathering.fresh() ? mids(strangers(flows), gathering) : 0;
                assertThat(search.mids()).as("seed %s, payment %s", seed, i).isEqualTo(expected);
                assertThat(search.sameMoneyMids()).isLessThanOrEqualTo(expected);
                assertThat(search.trail().size()).isEqualTo(2 * search.sameMoneyMids());
                found += search.sameMoneyMids() >= 2 ? 1 : 0;
            }
        }
        assertThat(found).isPositive();
    }

    private static List<Flow> strangers(Flows flows) {
        return flows.inside().stream().filter(Flow::fresh).toList();
    }

    /** For every source of the payer: the payees of it that pay the gathering account later. */
    private static int mids(List<Flow> flows, Flow gathering) {
        if (flows.stream()
                .noneMatch(f -> f.payee() == gathering.payee() && f.payer() != gathering.payer())) {
            return 0;
        }
        Map<Integer, Set<Integer>> mids = new HashMap<>();
        Set<Integer> sources = new HashSet<>();
        for (Flow scatter : flows) {
            if (scatter.payee() == gathering.payer() && scatter.time() <= gathering.time()) {
                sources.add(scatter.payer());
            }
            for (Flow gather : flows) {
                boolean ordered =
                        scatter.payee() == gather.payer()
                                && gather.payee() == gathering.payee()
                                && scatter.time() <= gather.time();
                if (ordered) {
                    mids.computeIfAbsent(scatter.payer(), ignored -> new HashSet<>())
                            .add(scatter.payee());
                }
            }
        }
        int most =
                sources.stream()
                        .filter(source -> source != gathering.payee())
                        .mapToInt(source -> mids.getOrDefault(source, Set.of()).size())
                        .max()
                        .orElse(0);
        return most < 2 ? 0 : most;
    }

    @Test
    void theLongestChainOfTheSameMoneyIsFound() {
        for (int seed = 0; seed < 8; seed++) {
            Flows flows = new Flows(seed, 1_000, 1_000_000);
            ChainSearch search = new ChainSearch(flows.scope);
            for (int i = 0; i < 120; i++) {
                Flow last = flows.pay(40, 0);
                int expected =
                        last.fresh()
                                ? longest(flows.inside(), last, new HashSet<>(Set.of(last.payee())))
                                : 0;
                assertThat(search.find())
                        .as("seed %s, payment %s", seed, i)
                        .isEqualTo(Math.min(12, expected));
            }
        }
    }

    private static int longest(List<Flow> flows, Flow last, Set<Integer> visited) {
        int longest = 0;
        visited.add(last.payer());
        for (Flow flow : flows) {
            boolean leads =
                    flow.payee() == last.payer()
                            && flow.fresh()
                            && flow.time() <= last.time()
                            && within(flow, last, STEP)
                            && !visited.contains(flow.payer())
                            && flow != last;
            if (leads) {
                longest = Math.max(longest, longest(flows, flow, visited));
            }
        }
        visited.remove(last.payer());
        return longest + 1;
    }

    @Test
    void aRingGoesOnWithAnOlderPaymentThanTheLastBetweenTwoThatDealOften() {
        Flows flows = new Flows(1, 100, 1_000);
        flows.pay(1, 2, 10, 1_000);
        flows.pay(1, 2, 20, 1_500);
        flows.pay(1, 2, 30, 1_800);
        flows.pay(2, 3, 40, 950);
        flows.pay(3, 1, 50, 930);

        assertThat(new SameMoneyCycleSearch(flows.scope).find()).isEqualTo(3);
    }

    @Test
    void aRingOfTheSameMoneyIsARingAndKeepsItsAmounts() {
        int rings = 0;
        for (int seed = 0; seed < 10; seed++) {
            Flows flows = new Flows(seed, 1_000, 1_000_000);
            SameMoneyCycleSearch search = new SameMoneyCycleSearch(flows.scope);
            for (int i = 0; i < 300; i++) {
                flows.pay(20, 200);
                int hops = search.find();
                List<Flow> ring = flows.of(search.trail());
                assertThat(ring).hasSize(hops);
                for (int k = 0; k < hops; k++) {
                    Flow next = ring.get((k + 1) % hops);
                    assertThat(next.payer()).isEqualTo(ring.get(k).payee());
                    assertThat(k + 1 == hops || within(next, ring.get(k), HOP)).isTrue();
                }
                assertThat(hops == 0 || hops >= 3).isTrue();
                rings += hops > 0 ? 1 : 0;
            }
        }
        assertThat(rings).isGreaterThan(100);
    }

    @Test
    void moneyGoesAroundOutOfOrderOfTimeToo() {
        Flows flows = new Flows(1, 100, 1_000);
        flows.pay(2, 3, 10, 1_000);
        flows.pay(1, 2, 20, 1_040);
        flows.pay(4, 1, 30, 1_080);
        flows.pay(3, 4, 40, 1_020);
        SameMoneyCycleSearch search = new SameMoneyCycleSearch(flows.scope);

        assertThat(search.find()).isEqualTo(4);
        assertThat(search.ordered()).isFalse();
    }

    private static boolean within(Flow a, Flow b, double factor) {
        return a.minor() <= b.minor() * factor && b.minor() <= a.minor() * factor;
    }
}
