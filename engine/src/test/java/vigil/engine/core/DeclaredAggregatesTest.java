package vigil.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.engine.Decision;
import vigil.engine.PaymentFormat;
import vigil.engine.Transaction;
import vigil.engine.aggregates.Aggregate;
import vigil.engine.aggregates.Operation;
import vigil.engine.scenarios.DeclaredAggregate;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioSet;

/** Aggregates say at every moment what a slow and obvious count over the whole history says. */
class DeclaredAggregatesTest {
    private static final String[] OPERATIONS =
            "count sum avg max min stddev median first last distinct few alike surge benford"
                    .split(" ");

    /** Under this clock every record moves the windows, so that the slow count stays obvious. */
    private static final CoreSettings SETTINGS = settings();

    private static CoreSettings settings() {
        CoreSettings usual = CoreSettings.defaults();
        return new CoreSettings(
                usual.window(),
                usual.hubCap(),
                usual.visitBudget(),
                usual.maxEdges(),
                usual.maxAccounts(),
                usual.maxPairs(),
                usual.accountRetention(),
                usual.pairRetention(),
                java.time.Duration.ofDays(30),
                usual.reportingThresholdMinor(),
                usual.baseCurrency(),
                usual.baseDigits(),
                usual.zone());
    }

    private static String scenario(int number, String operation, String rest) {
        return """
        id: declared-%d
        version: 1
        name: declared
        typology: declared
        description: declared
        red-flags: [{text: declared, source: nobody}]
        jurisdiction: any
        owner: nobody
        severity: low
        aggregates:
          - {name: figure, operation: %s, %s}
        condition: %s
        reason: 'It is {figure}.'
        subject: payer
        evidence: aggregate
        evidence-of: figure
        score: 1
        outcome: approve
        alert: false
        suppress: 1d
        examples:
          - {name: a, hit: true, transactions: ['day 1 10:00, a -> b, 1']}
          - {name: b, hit: false, transactions: ['day 1 10:00, a -> b, 1']}
        """
                .formatted(
                        number,
                        operation,
                        rest,
                        List.of("count", "distinct", "alike").contains(operation)
                                ? "figure >= 0"
                                : "figure >= 0.0");
    }

    private static ScenarioSet set() {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        int number = 0;
        for (String name : OPERATIONS) {
            String operation = name.equals("few") ? "distinct" : name;
            String of =
                    switch (name) {
                        case "few" -> "of: counterparty, up-to: 3, ";
                        case "distinct" -> "of: counterparty, up-to: 30, ";
                        case "alike" -> "of: amount, within: 40, up-to: 76, ";
                        default -> "";
                    };
            for (String rest :
                    List.of(
                            "side: payer, window: 1d",
                            "side: payee, window: 7d, where: 'format == \"CASH\" || amount > 500.0'",
                            "side: payer, flow: in, window: 30d, before: true",
                            "side: payee, flow: both, window: "
                                    + (operation.equals("surge") ? "8h" : "day"),
                            "side: payer, key: pair, window: 90d",
                            "side: payer, key: bank, window: 12h",
                            "side: payee, key: segment, window: 7d, before: true",
                            "side: payee, key: institution, window: 1h")) {
                files.put("file-" + number + ".yaml", scenario(number++, operation, of + rest));
            }
        }
        return ScenarioSet.of(files);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyFigureIsWhatASlowCountGives(long seed) {
        ScenarioSet set = set();
        Core core = Core.empty(SETTINGS, set);
        List<Transaction> seen = new ArrayList<>();
        for (Transaction transaction : Streams.random(seed, 25, 350, 40)) {
            seen.add(transaction);
            long asOf = seen.stream().mapToLong(Transaction::eventTimeMillis).max().orElseThrow();
            Slow slow = new Slow(seen, asOf);
            core.decide(transaction);
            // After the decision those that count only afterwards count too.
            for (Scenario scenario : set.scenarios()) {
                DeclaredAggregate declared = scenario.aggregates().getFirst();
                assertThat(core.moment().aggregate(declared.aggregate(), declared.ofPayer()))
                        .as("%s after %d", declared.aggregate(), seen.size())
                        .isCloseTo(slow.value(declared), org.assertj.core.data.Offset.offset(1e-3));
            }
        }
    }

    @Test
    void whatCountsOnlyAfterwardsIsNotSeenByItsOwnPayment() {
        ScenarioSet set =
                ScenarioSet.of(
                        one(
                                scenario(1, "max", "side: payer, window: 90d, before: true")
                                        .replace("figure >= 0.0", "amount > figure * 3.0")));
        Core core = Core.empty(CoreSettings.defaults(), set);
        List<Boolean> hits = new ArrayList<>();
        for (Transaction transaction : Streams.amounts(100, 299, 301, 904)) {
            hits.add(!core.decide(transaction).hits().isEmpty());
        }

        assertThat(hits).containsExactly(true, false, false, true);
    }

    @Test
    void onlyTheNewestAreHeldAgainstTheNewest() {
        String rest = "of: amount, within: 10, up-to: 3, side: payer, window: 90d";

        assertThat(figures("alike", rest, 100, 101, 90, 300, 111, 110, 330, 99))
                .containsExactly(1.0, 2.0, 1.0, 1.0, 1.0, 2.0, 1.0, 1.0);
    }

    @Test
    void fiftyAmountsOfOneDigitAreFarFromBenford() {
        long[] amounts = new long[50];
        Arrays.fill(amounts, 9_123);

        List<Double> figures = figures("benford", "side: payer, window: 90d", amounts);

        assertThat(figures.subList(0, 49)).allMatch(figure -> figure == 0);
        assertThat(figures.getLast()).isBetween(1042.6, 1042.8);
    }

    /** What an aggregate says after each of these payments, an hour apart. */
    private static List<Double> figures(String operation, String rest, long... amounts) {
        ScenarioSet set = ScenarioSet.of(one(scenario(1, operation, rest)));
        DeclaredAggregate declared = set.scenarios().getFirst().aggregates().getFirst();
        Core core = Core.empty(CoreSettings.defaults(), set);
        List<Double> figures = new ArrayList<>();
        for (Transaction transaction : Streams.amounts(amounts)) {
            core.decide(transaction);
            figures.add(core.moment().aggregate(declared.aggregate(), declared.ofPayer()));
        }
        return figures;
    }

    @Test
    void aReplayFillsWhatACoreWouldHaveKept() throws IOException {
        ScenarioSet set = set();
        ScenarioSet few = ScenarioSet.of(one(scenario(0, "count", "side: payer, window: 1d")));
        List<Transaction> log = Streams.random(5, 40, 900, 40);
        Core always = Core.empty(CoreSettings.defaults(), set);
        Core late = Core.empty(CoreSettings.defaults(), few);
        AggregateFilling filling = new AggregateFilling(CoreSettings.defaults(), set);
        for (Transaction transaction : log.subList(0, 600)) {
            always.decide(transaction);
            late.decide(transaction);
            filling.see(transaction);
        }
        late.adopt(set, ScenarioSet.none(), filling);
        late = Core.fromSnapshot(CoreSettings.defaults(), set, snapshot(late));

        for (Transaction transaction : log.subList(600, 900)) {
            Decision expected = always.decide(transaction);
            assertThat(late.decide(transaction)).isEqualTo(expected);
        }
    }

    @Test
    void twoThatAskTheSameShareIt() {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put("a.yaml", scenario(1, "sum", "side: payee, window: 7d"));
        files.put("b.yaml", scenario(2, "sum", "side: payee, window: 7d"));
        files.put("c.yaml", scenario(3, "sum", "side: payer, flow: in, window: 7d"));
        files.put("d.yaml", scenario(4, "sum", "side: payee, window: 8d"));

        assertThat(ScenarioSet.of(files).aggregates()).hasSize(2);
    }

    @Test
    void theEvidenceIsWhatWasCounted() {
        ScenarioSet set =
                ScenarioSet.of(
                        one(
                                scenario(
                                                1,
                                                "count",
                                                "side: payee, window: 2d, where: 'amount > 200.0'")
                                        .replace("figure >= 0", "figure >= 3")));
        Core core = Core.empty(CoreSettings.defaults(), set);
        List<Transaction> stream = Streams.amounts(100, 250, 300, 150, 400);
        List<Decision> decisions = stream.stream().map(core::decide).toList();

        assertThat(decisions.getLast().hits().getFirst().evidence())
                .containsExactly(stream.get(1).id(), stream.get(2).id(), stream.get(4).id());
    }

    private static SequencedMap<String, String> one(String text) {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put("one.yaml", text);
        return files;
    }

    private static ByteArrayInputStream snapshot(Core core) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        core.writeSnapshot(out);
        return new ByteArrayInputStream(out.toByteArray());
    }

    /** The obvious way: look through everything. */
    private record Slow(List<Transaction> seen, long asOf) {

        double value(DeclaredAggregate declared) {
            Aggregate aggregate = declared.aggregate();
            Transaction last = seen.getLast();
            List<Long> key = key(aggregate, last, declared.ofPayer());
            List<Transaction> counted = new ArrayList<>();
            List<Boolean> asPayer = new ArrayList<>();
            for (Transaction transaction : key.isEmpty() ? List.<Transaction>of() : seen) {
                boolean out =
                        !aggregate.flow().name().equals("IN")
                                && key(aggregate, transaction, true).equals(key);
                boolean in =
                        !aggregate.flow().name().equals("OUT")
                                && key(aggregate, transaction, false).equals(key);
                if ((out || in)
                        && filter(aggregate, transaction)
                        && inside(aggregate, transaction)) {
                    counted.add(transaction);
                    asPayer.add(out);
                }
            }
            return aggregate.operation() == Operation.SURGE
                    ? surge(aggregate, counted)
                    : fold(aggregate, counted, asPayer);
        }

        private double surge(Aggregate aggregate, List<Transaction> counted) {
            long end = Math.floorDiv(asOf, aggregate.span().slotMillis());
            double[] counts = new double[8];
            for (Transaction one : counted) {
                long slot = Math.floorDiv(one.eventTimeMillis(), aggregate.span().slotMillis());
                counts[(int) (end - slot)]++;
            }
            double[] before = Arrays.copyOfRange(counts, 1, 8);
            double mean = Arrays.stream(before).average().orElseThrow();
            double squares = Arrays.stream(before).map(c -> (c - mean) * (c - mean)).sum();
            return (counts[0] - mean) / Math.max(1, Math.sqrt(squares / 6));
        }

        private static double fold(
                Aggregate aggregate, List<Transaction> counted, List<Boolean> asPayer) {
            long[] amounts = counted.stream().mapToLong(Transaction::baseMinor).toArray();
            double mean = Arrays.stream(amounts).average().orElse(0);
            return switch (aggregate.operation()) {
                case COUNT -> amounts.length;
                case SUM -> Arrays.stream(amounts).sum();
                case AVG -> mean;
                case MAX -> Arrays.stream(amounts).max().orElse(0);
                case MIN -> Arrays.stream(amounts).min().orElse(0);
                case STDDEV -> deviation(amounts, mean);
                case MEDIAN -> median(amounts, aggregate.bound());
                case ALIKE -> {
                    double newest = amounts.length == 0 ? 0 : amounts[amounts.length - 1];
                    yield Arrays.stream(amounts)
                            .skip(Math.max(0, amounts.length - aggregate.bound()))
                            .filter(a -> Math.abs(a - newest) <= 0.4 * newest)
                            .count();
                }
                case SURGE -> Double.NaN;
                case BENFORD -> benford(amounts);
                case FIRST -> extreme(counted, true);
                case LAST -> extreme(counted, false);
                case DISTINCT -> {
                    Set<Long> values = new LinkedHashSet<>();
                    for (int i = 0; i < counted.size(); i++) {
                        Transaction one = counted.get(i);
                        values.add(asPayer.get(i) ? one.payee() : one.payer());
                    }
                    yield Math.min(values.size(), aggregate.bound());
                }
            };
        }

        private static double deviation(long[] amounts, double mean) {
            double squares = Arrays.stream(amounts).mapToDouble(a -> (a - mean) * (a - mean)).sum();
            return amounts.length < 2 ? 0 : Math.sqrt(squares / (amounts.length - 1));
        }

        private static double median(long[] amounts, int bound) {
            long[] newest =
                    Arrays.copyOfRange(
                            amounts, Math.max(0, amounts.length - bound), amounts.length);
            Arrays.sort(newest);
            return newest.length == 0 ? 0 : newest[(newest.length - 1) / 2];
        }

        private static double benford(long[] amounts) {
            double chiSquare = 0;
            for (int digit = 1; digit <= 9; digit++) {
                String first = Integer.toString(digit);
                double seen =
                        Arrays.stream(amounts)
                                .filter(a -> Long.toString(a).startsWith(first))
                                .count();
                double due = amounts.length * Math.log10(1 + 1.0 / digit);
                chiSquare += (seen - due) * (seen - due) / due;
            }
            return amounts.length < 50 ? 0 : chiSquare;
        }

        private static double extreme(List<Transaction> counted, boolean first) {
            Transaction best = null;
            for (Transaction one : counted) {
                boolean better =
                        best == null
                                || (first
                                        ? one.eventTimeMillis() < best.eventTimeMillis()
                                        : one.eventTimeMillis() >= best.eventTimeMillis());
                best = better ? one : best;
            }
            return best == null ? 0 : best.baseMinor();
        }

        private boolean inside(Aggregate aggregate, Transaction transaction) {
            long width = aggregate.span().slotMillis();
            long end = Math.floorDiv(asOf, width);
            long slot = Math.floorDiv(transaction.eventTimeMillis(), width);
            return slot > end - aggregate.span().slots() && slot <= end;
        }

        private static boolean filter(Aggregate aggregate, Transaction transaction) {
            return aggregate.filter().equals("true")
                    || transaction.format() == PaymentFormat.CASH
                    || transaction.baseMinor() > 500_00;
        }

        private static List<Long> key(Aggregate aggregate, Transaction transaction, boolean payer) {
            long own = payer ? transaction.payer() : transaction.payee();
            long other = payer ? transaction.payee() : transaction.payer();
            return switch (aggregate.key().name().toLowerCase(Locale.ROOT)) {
                case "account" -> List.of(own);
                case "pair" -> List.of(own, other);
                case "segment" -> segment(transaction, payer);
                case "bank" -> List.of(payer ? transaction.payerBank() : transaction.payeeBank());
                default -> List.of(1L);
            };
        }

        /** Empty for an unknown segment, which is nobody's key. */
        private static List<Long> segment(Transaction transaction, boolean payer) {
            String segment =
                    payer
                            ? transaction.context().payerSegment()
                            : transaction.context().payeeSegment();
            return segment.isEmpty() ? List.of() : List.of((long) segment.length());
        }
    }
}
