package vigil.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigil.contracts.amlworld.AmlworldRing;
import vigil.contracts.amlworld.AmlworldRow;
import vigil.contracts.amlworld.RingKey;
import vigil.simulator.crime.Crime;
import vigil.simulator.population.AccountName;

/** Holds the crime made here to the statistics of the true rings. */
class CrimeTest {
    private static final Map<String, List<List<AmlworldRow>>> MADE = new HashMap<>();
    private static Map<String, List<List<AmlworldRow>>> truth = Map.of();

    @BeforeAll
    static void commit() {
        var result =
                Rows.of(
                        SimulationSettings.defaults()
                                .withSize(40_000, 60_000, 18)
                                .withRings(List.of(), 0)
                                .withCrimes(Set.of(Crime.values()), 0.4));
        for (RingKey.Ring ring : result.key().rings()) {
            MADE.computeIfAbsent(ring.typology(), _ -> new ArrayList<>()).add(result.ofRing(ring));
        }
        truth =
                TrueRings.hiSmall().stream()
                        .collect(
                                Collectors.groupingBy(
                                        AmlworldRing::typology,
                                        Collectors.mapping(
                                                AmlworldRing::rows, Collectors.toList())));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_NONE,
            names = "STRUCTURING|DORMANT_REACTIVATION|MULE_PASS_THROUGH")
    void ringsAreAsLargeAndLongAsTrueOnes(Crime crime) {
        double[] made = sizes(rings(crime));
        double[] real = sizes(truth.getOrDefault(crime.title(), List.of()));

        assertThat(quantile(made, 0.5)).isCloseTo(quantile(real, 0.5), within(4.0));
        assertThat(quantile(made, 0.9)).isCloseTo(quantile(real, 0.9), within(5.0));
        assertThat(quantile(made, 1)).isCloseTo(quantile(real, 1), within(4.0));
        double[] madeHours = hours(rings(crime));
        double[] realHours = hours(truth.getOrDefault(crime.title(), List.of()));
        assertThat(quantile(madeHours, 0.5)).isCloseTo(quantile(realHours, 0.5), within(20.0));
        assertThat(quantile(madeHours, 1)).isCloseTo(quantile(realHours, 1), within(20.0));
    }

    @Test
    void cyclesCloseAndNearlyAllInOrderOfTime() {
        int inOrder = 0;
        for (List<AmlworldRow> ring : rings(Crime.CYCLE)) {
            assertThat(payers(ring)).isEqualTo(payees(ring)).hasSameSizeAs(ring);
            inOrder += isWalk(ring) ? 1 : 0;
        }
        assertThat(inOrder / (double) rings(Crime.CYCLE).size()).isBetween(0.85, 1.0);
    }

    @Test
    void shapesAreThoseOfTheirNames() {
        rings(Crime.FAN_OUT).forEach(ring -> assertThat(payers(ring)).hasSize(1));
        rings(Crime.FAN_IN).forEach(ring -> assertThat(payees(ring)).hasSize(1));
        rings(Crime.BIPARTITE).forEach(ring -> assertThat(accounts(ring)).hasSize(2 * ring.size()));
        rings(Crime.STACK).forEach(ring -> assertThat(accounts(ring)).hasSize(ring.size() * 3 / 2));
        rings(Crime.SCATTER_GATHER)
                .forEach(ring -> assertThat(accounts(ring)).hasSize(ring.size() / 2 + 2));
        rings(Crime.GATHER_SCATTER)
                .forEach(ring -> assertThat(accounts(ring)).hasSize(ring.size() + 1));
        rings(Crime.RANDOM).forEach(ring -> assertThat(accounts(ring)).hasSize(ring.size() + 1));
    }

    @Test
    void typologiesOfAmlworldUseAchAndOneCurrencyAPayment() {
        MADE.forEach((typology, rings) -> {
            boolean ours =
                    Set.of("STRUCTURING", "DORMANT-REACTIVATION", "MULE-PASS-THROUGH")
                            .contains(typology);
            rings.forEach(ring ->
                    ring.forEach(row -> {
                        assertThat(row.receivingCurrency()).isEqualTo(row.paymentCurrency());
                        assertThat(ours || row.paymentFormat().equals("ACH")).isTrue();
                    }));
        });
    }

    @Test
    void structuringStaysUnderTheLimitInCash() {
        for (List<AmlworldRow> ring : rings(Crime.STRUCTURING)) {
            var cash = ring.stream().filter(row -> row.paymentFormat().equals("Cash")).toList();
            assertThat(cash).hasSizeBetween(5, 15);
            assertThat(payees(cash)).hasSize(1);
        }
    }

    @Test
    void dormantAccountsSleepForAWeekAtLeast() {
        for (List<AmlworldRow> ring : rings(Crime.DORMANT_REACTIVATION)) {
            assertThat(Duration.between(ring.get(0).at(), ring.get(1).at()))
                    .isGreaterThan(Duration.ofDays(7));
            assertThat(Rows.payer(ring.getLast())).isEqualTo(Rows.payee(ring.getFirst()));
        }
    }

    private static List<List<AmlworldRow>> rings(Crime crime) {
        assertThat(MADE).containsKey(crime.title());
        return MADE.getOrDefault(crime.title(), List.of());
    }

    private static boolean isWalk(List<AmlworldRow> ring) {
        for (int i = 1; i < ring.size(); i++) {
            if (!Rows.payee(ring.get(i - 1)).equals(Rows.payer(ring.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static Set<AccountName> payers(List<AmlworldRow> ring) {
        return ring.stream().map(Rows::payer).collect(Collectors.toSet());
    }

    private static Set<AccountName> payees(List<AmlworldRow> ring) {
        return ring.stream().map(Rows::payee).collect(Collectors.toSet());
    }

    private static Set<AccountName> accounts(List<AmlworldRow> ring) {
        Set<AccountName> accounts = new HashSet<>(payers(ring));
        accounts.addAll(payees(ring));
        return accounts;
    }

    private static double[] sizes(List<List<AmlworldRow>> rings) {
        return rings.stream().mapToDouble(List::size).sorted().toArray();
    }

    private static double[] hours(List<List<AmlworldRow>> rings) {
        return rings.stream()
                .mapToDouble(ring -> {
                    var times =
                            ring.stream()
                                    .mapToLong(row -> row.at().getEpochSecond())
                                    .summaryStatistics();
                    return (times.getMax() - times.getMin()) / 3_600.0;
                })
                .sorted()
                .toArray();
    }

    private static double quantile(double[] sorted, double part) {
        assertThat(Arrays.stream(sorted).count()).isPositive();
        return sorted[(int) Math.min(sorted.length - 1, part * sorted.length)];
    }
}
