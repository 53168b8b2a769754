package vigil.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.engine.Decision;
import vigil.engine.Hit;
import vigil.engine.Level;
import vigil.engine.Outcome;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.engine.scenarios.ScenarioSet;

class CoreTest {
    private static final ScenarioSet SCENARIOS = ScenarioSet.builtIn();
    private final List<Transaction> stream = new ArrayList<>();

    private void pay(double day, long payer, long payee, long dollars) {
        stream.add(
                Streams.payment(
                        stream.size(),
                        Streams.START + (long) (day * Streams.DAY),
                        payer,
                        payee,
                        dollars * 100));
    }

    private List<Decision> decisions() {
        return Streams.decisions(Streams.core(), stream);
    }

    private static Hit hit(Decision decision, String scenario) {
        return decision.hits().stream()
                .filter(hit -> hit.scenario().equals(scenario))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRingIsExplainedWithItsTransactionsInOrderOfTime() {
        pay(1, 10, 20, 9_000);
        pay(1.2, 77, 78, 12);
        pay(2, 20, 30, 8_800);
        pay(2.5, 30, 10, 8_700);

        Decision decision = decisions().getLast();
        Hit ring = hit(decision, "same-money-ring");

        assertThat(ring.evidence()).extracting(TransactionId::low).containsExactly(0L, 2L, 3L);
        assertThat(ring.subject()).isEqualTo(10);
        assertThat(ring.opensAlert()).isTrue();
        assertThat(ring.reason())
                .contains("Within 36.0 hours", "a ring of 3 payments", "26,500.00 USD");
        assertThat(ring.values()).extracting("name").contains("ring.hops", "ring.spread");
        assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(decision.score()).isGreaterThanOrEqualTo(800);
        assertThat(decision.level()).isEqualTo(Level.VERY_HIGH);
    }

    @Test
    void anOrdinaryPaymentIsApprovedWithoutAHit() {
        pay(1, 10, 20, 50);

        assertThat(decisions().getFirst())
                .isEqualTo(
                        new Decision(
                                TransactionId.ofRow(0),
                                Streams.START + Streams.DAY,
                                Outcome.APPROVE,
                                0,
                                Level.VERY_LOW,
                                false,
                                List.of(),
                                null));
    }

    @Test
    void furtherHitsOnTheSubjectJoinItsAlert() {
        pay(1, 1, 2, 6_000);
        pay(1.1, 1, 3, 6_000);
        pay(1.2, 1, 4, 6_000);
        pay(2, 2, 9, 5_900);
        pay(2.1, 3, 9, 5_900);
        pay(2.2, 4, 9, 5_900);
        List<Decision> decisions = decisions();
        Hit opening = hit(decisions.get(4), "scatter-gather");
        Hit joining = hit(decisions.get(5), "scatter-gather");

        assertThat(opening.opensAlert()).isTrue();
        assertThat(joining.opensAlert()).isFalse();
        assertThat(joining.alert()).isEqualTo(opening.alert());
        assertThat(joining.evidence()).hasSize(6);
    }

    @Test
    void aRingWhoseMiddleArrivesLateIsFoundWhenItArrives() {
        pay(1, 10, 20, 9_000);
        pay(2.5, 30, 10, 8_700);
        pay(2.5, 71, 72, 10);
        pay(2.5, 73, 74, 10);
        pay(2, 20, 30, 8_800);
        Decision last = decisions().getLast();

        assertThat(last.late()).isTrue();
        assertThat(hit(last, "same-money-ring").evidence())
                .extracting(TransactionId::low)
                .containsExactly(0L, 4L, 1L);
    }

    @Test
    void whatIsTooLateForTheWindowIsDecidedButClosesNothing() {
        pay(1, 10, 20, 9_000);
        pay(1.1, 30, 10, 8_700);
        for (int i = 0; i < 120; i++) {
            pay(1.2 + i / 24.0, 50 + i, 51 + i, 10);
        }
        pay(1.05, 20, 30, 8_800);

        assertThat(decisions().getLast().hits()).isEmpty();
        assertThat(decisions().getLast().late()).isTrue();
    }

    @Test
    void aSenderWithABrokenClockDoesNotMakeTheCoreForgetTheOthers() {
        pay(1, 10, 20, 9_000);
        pay(2, 20, 30, 8_800);
        for (int i = 0; i < 500; i++) {
            pay(30_000 + i, 666, 667, 5);
        }
        pay(2.5, 30, 10, 8_700);

        assertThat(decisions().getLast().hits())
                .extracting(Hit::scenario)
                .contains("same-money-ring");
    }

    @Test
    void memoryStaysWithinItsBounds() {
        CoreSettings small =
                new CoreSettings(
                        Duration.ofDays(4),
                        200,
                        2_000,
                        2_048,
                        300,
                        400,
                        Duration.ofDays(31),
                        Duration.ofDays(31),
                        Duration.ofHours(1),
                        1_000_000,
                        "USD",
                        2,
                        java.time.ZoneOffset.UTC);
        Core core = Core.empty(small, SCENARIOS);
        for (Transaction transaction : Streams.random(2, 20_000, 30_000, 20)) {
            core.decide(transaction);
        }
        CoreStatistics statistics = core.statistics();

        assertThat(statistics.liveAccounts()).isLessThanOrEqualTo(300);
        assertThat(statistics.livePairs()).isLessThanOrEqualTo(400);
        assertThat(statistics.liveEdges()).isLessThanOrEqualTo(2_048);
        assertThat(statistics.evictedEarly()).isPositive();
    }

    @Test
    void accountsAndPairsLongIdleAreForgotten() {
        CoreSettings settings =
                new CoreSettings(
                        Duration.ofDays(4),
                        200,
                        2_000,
                        1 << 20,
                        1 << 20,
                        1 << 20,
                        Duration.ofDays(31),
                        Duration.ofDays(31),
                        Duration.ofHours(1),
                        1_000_000,
                        "USD",
                        2,
                        java.time.ZoneOffset.UTC);
        Core core = Core.empty(settings, SCENARIOS);
        for (int i = 0; i < 100_000; i++) {
            core.decide(
                    Streams.payment(
                            i, Streams.START + i * Streams.HOUR / 50, 2L * i + 1, 2L * i + 2, 100));
        }

        assertThat(core.statistics().liveAccounts()).isLessThan(2 * 60 * 24 * 50);
        assertThat(core.statistics().livePairs()).isLessThan(60 * 24 * 50);
        assertThat(core.statistics().liveEdges()).isLessThanOrEqualTo(4 * 24 * 50 + 1);
        assertThat(core.statistics().evictedEarly()).isZero();
    }

    @Test
    void anImpossibleTransactionIsRefusedAndChangesNothing() {
        Core core = Streams.core();
        Transaction good = Streams.payment(1, Streams.START, 1, 2, 100);
        assertThatThrownBy(() -> core.decide(Streams.payment(1, Streams.START, 0, 2, 100)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> core.decide(Streams.payment(1, Long.MAX_VALUE, 1, 2, 100)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(core.statistics().transactions()).isZero();
        assertThat(core.decide(good).late()).isFalse();
    }

    @Test
    void settingsOutOfRangeAreRefusedWithTheirRange() {
        assertThatThrownBy(() -> CoreSettings.defaults().withWindow(Duration.ofDays(14)))
                .hasMessageContaining("between 1 hour and 13 days");
    }
}
