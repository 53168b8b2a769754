package vigil.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vigil.contracts.amlworld.AmlworldRow;
import vigil.simulator.population.AccountName;

/** Honest traffic holds everything that looks like a crime. */
class HardNegativesTest {
    private static List<AmlworldRow> rows = List.of();

    @BeforeAll
    static void simulate() {
        rows =
                Rows.of(
                                SimulationSettings.defaults()
                                        .withSize(40_000, 200_000, 18)
                                        .withCrimes(Set.of(), 0))
                        .rows();
    }

    @Test
    void employersPayManyPeopleInOneRun() {
        Map<List<Object>, Set<AccountName>> payees = new HashMap<>();
        for (AmlworldRow row : rows) {
            long hour = row.at().getEpochSecond() / 3_600;
            payees.computeIfAbsent(List.of(Rows.payer(row), hour), _ -> new HashSet<>())
                    .add(Rows.payee(row));
        }

        assertThat(payees.values().stream().filter(paid -> paid.size() >= 16).count())
                .isGreaterThan(50);
    }

    @Test
    void merchantsArePaidByMany() {
        Map<AccountName, Set<AccountName>> payers = new HashMap<>();
        for (AmlworldRow row : rows) {
            payers.computeIfAbsent(Rows.payee(row), _ -> new HashSet<>()).add(Rows.payer(row));
        }

        assertThat(payers.values().stream().filter(paying -> paying.size() >= 50).count())
                .isGreaterThan(50);
    }

    @Test
    void treasuriesMoveMoneyInACircle() {
        Map<AccountName, List<AmlworldRow>> sent = new HashMap<>();
        int circles = 0;
        for (AmlworldRow row : rows) {
            boolean other = !Rows.payer(row).equals(Rows.payee(row));
            if (other) {
                circles +=
                        leadsTo(row, sent.getOrDefault(Rows.payee(row), List.of()), sent, 5)
                                ? 1
                                : 0;
                sent.computeIfAbsent(Rows.payer(row), _ -> new ArrayList<>()).add(row);
            }
        }

        assertThat(circles).isGreaterThan(20);
    }

    @Test
    void suppliersPassOnWhatTheyAreGivenAndShopsGiveMoneyBack() {
        Map<List<AccountName>, AmlworldRow> paid = new HashMap<>();
        int refunds = 0;
        for (AmlworldRow row : rows) {
            AmlworldRow before = paid.get(List.of(Rows.payee(row), Rows.payer(row)));
            boolean other = !Rows.payer(row).equals(Rows.payee(row));
            refunds += other && before != null && before.paid().equals(row.paid()) ? 1 : 0;
            paid.put(List.of(Rows.payer(row), Rows.payee(row)), row);
        }

        assertThat(refunds).isGreaterThan(50);
    }

    /**
     * Whether one of the steps starts a chain of like amounts that ends where {@code last} begins.
     */
    private static boolean leadsTo(
            AmlworldRow last,
            List<AmlworldRow> steps,
            Map<AccountName, List<AmlworldRow>> sent,
            int depth) {
        for (AmlworldRow step : steps) {
            boolean fits = near(step, last);
            if (fits && depth < 5 && Rows.payee(step).equals(Rows.payer(last))) {
                return true;
            }
            if (fits && depth > 1 && leadsTo(last, after(step, sent), sent, depth - 1)) {
                return true;
            }
        }
        return false;
    }

    private static List<AmlworldRow> after(
            AmlworldRow step, Map<AccountName, List<AmlworldRow>> sent) {
        return sent.getOrDefault(Rows.payee(step), List.of()).stream()
                .filter(next -> near(step, next))
                .toList();
    }

    private static boolean near(AmlworldRow before, AmlworldRow after) {
        Duration gap = Duration.between(before.at(), after.at());
        double ratio = after.paid().doubleValue() / before.paid().doubleValue();
        return !gap.isNegative() && gap.toHours() < 24 && ratio > 0.9 && ratio < 1.1;
    }
}
