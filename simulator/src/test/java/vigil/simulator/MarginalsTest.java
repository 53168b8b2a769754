package vigil.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vigil.contracts.amlworld.AmlworldRow;
import vigil.simulator.population.AccountName;

/** Holds the ordinary traffic to the published marginals of HI-Small. */
class MarginalsTest {
    private static List<AmlworldRow> rows = List.of();

    @BeforeAll
    static void simulate() {
        rows =
                Rows.of(
                                SimulationSettings.defaults()
                                        .withSize(60_000, 300_000, 18)
                                        .withCrimes(Set.of(), 0))
                        .rows();
    }

    @Test
    void formatsHaveTheirShares() {
        assertShares(
                AmlworldRow::paymentFormat,
                0.8,
                Map.of(
                        "Cheque",
                        36.71,
                        "Credit Card",
                        26.06,
                        "ACH",
                        11.83,
                        "Cash",
                        9.67,
                        "Reinvestment",
                        9.47,
                        "Wire",
                        3.38,
                        "Bitcoin",
                        2.88));
    }

    @Test
    void currenciesHaveTheirShares() {
        assertShares(
                AmlworldRow::receivingCurrency,
                0.5,
                Map.of(
                        "US Dollar",
                        37.01,
                        "Euro",
                        23.08,
                        "Swiss Franc",
                        4.68,
                        "Yuan",
                        4.07,
                        "Shekel",
                        3.84,
                        "Rupee",
                        3.78,
                        "UK Pound",
                        3.57,
                        "Ruble",
                        3.10,
                        "Yen",
                        3.08,
                        "Bitcoin",
                        2.92));
        assertShares(
                AmlworldRow::receivingCurrency,
                0.5,
                Map.of(
                        "Canadian Dollar",
                        2.78,
                        "Australian Dollar",
                        2.73,
                        "Mexican Peso",
                        2.19,
                        "Saudi Riyal",
                        1.77,
                        "Brazil Real",
                        1.41));
    }

    @Test
    void currencyBankAndAccountRepeatAsTheyShould() {
        assertThat(percent(row -> row.receivingCurrency().equals(row.paymentCurrency())))
                .isCloseTo(98.58, within(0.3));
        assertThat(percent(row -> row.fromBank().equals(row.toBank())))
                .isCloseTo(13.61, within(0.7));
        assertThat(percent(row -> Rows.payer(row).equals(Rows.payee(row))))
                .isCloseTo(11.64, within(0.5));
    }

    @Test
    void amountsSpreadAsWideAsTheyShould() {
        double[] logs = values(row -> Math.log(1 + row.received().doubleValue()));

        assertThat(mean(logs)).isCloseTo(7.42, within(0.2));
        assertThat(deviation(logs)).isCloseTo(3.39, within(0.2));
        assertThat(Arrays.stream(logs).max().orElseThrow()).isBetween(20.0, 27.7);
    }

    @Test
    void hoursAndWeekendsHaveTheirShares() {
        double[] hours = values(row -> row.at().atZone(ZoneOffset.UTC).getHour());

        assertThat(mean(hours)).isCloseTo(10.5, within(0.5));
        assertThat(deviation(hours)).isCloseTo(7.4, within(0.4));
        assertThat(
                        percent(row ->
                                Rows.date(row).getDayOfWeek().getValue()
                                        >= DayOfWeek.SATURDAY.getValue()))
                .isCloseTo(12.3, within(0.8));
    }

    @Test
    void theBusiestFifthOfTheAccountsCarriesMostOfTheTraffic() {
        Map<AccountName, Integer> payments = new HashMap<>();
        rows.forEach(row -> {
            payments.merge(Rows.payer(row), 1, Integer::sum);
            payments.merge(Rows.payee(row), 1, Integer::sum);
        });
        int[] counts = payments.values().stream().mapToInt(Integer::intValue).sorted().toArray();

        // The bands from 1,000 transactions a year up: 21.4 % of LI-Large's accounts, four fifths
        // of its traffic.
        int busy = (int) (0.214 * 60_000);
        double share =
                Arrays.stream(counts, counts.length - busy, counts.length).sum()
                        / (2.0 * rows.size());
        assertThat(share).isBetween(0.68, 0.85);
        assertThat(payments.size() / 60_000.0).isBetween(0.8, 1.0);
    }

    @Test
    void counterpartiesRepeat() {
        Map<List<AccountName>, Integer> pairs = new HashMap<>();
        rows.stream()
                .filter(row -> !Rows.payer(row).equals(Rows.payee(row)))
                .forEach(row ->
                        pairs.merge(List.of(Rows.payer(row), Rows.payee(row)), 1, Integer::sum));
        double payments = pairs.values().stream().mapToInt(Integer::intValue).sum();

        assertThat(1 - pairs.size() / payments).isBetween(0.25, 0.6);
    }

    private static void assertShares(
            Function<AmlworldRow, String> column, double tolerance, Map<String, Double> expected) {
        Map<String, Long> counts =
                rows.stream().collect(Collectors.groupingBy(column, Collectors.counting()));
        expected.forEach((name, share) ->
                assertThat(100.0 * counts.getOrDefault(name, 0L) / rows.size())
                        .as(name)
                        .isCloseTo(share, within(tolerance)));
    }

    private static double percent(Predicate<AmlworldRow> condition) {
        return 100.0 * rows.stream().filter(condition).count() / rows.size();
    }

    private static double[] values(ToDoubleFunction<AmlworldRow> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(
                Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .average()
                        .orElseThrow());
    }
}
