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
import vigil.engine.scenarios.DeclaredAggregate;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioSet;

/** Aggregates say at every moment what a slow and obvious count over the whole history says. */
class DeclaredAggregatesTest {
    private static final List<String> OPERATIONS =
            List.of(
                    "count",
                    "sum",
                    "avg",
                    "max",
                    "min",
                    "stddev",
                    "median",
                    "first",
                    "last",
                    "distinct");

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
                usual.baseDigits());
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
                        operation.equals("count") || operation.equals("distinct")
                                ? "figure >= 0"
                                : "figure >= 0.0");
    }

    private static ScenarioSet set() {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        int number = 0;
        for (String operation : OPERATIONS) {
            String of = operation.equals("distinct") ? "of: counterparty, up-to: 30, " : "";
            for (String rest :
                    List.of(
                            "side: payer, window: 1d",
                            "side: payee, window: 7d, where: 'format == \"CASH\" || amount > 500.0'",
                            "side: payer, flow: in, window: 30d, before: true",
                            "side: payee, flow: both, window: day",
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
        late.adopt(set, filling);
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

        assertThat(new AggregateFeed(ScenarioSet.of(files)).aggregates()).hasSize(2);
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
            return fold(aggregate, counted, asPayer);
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
                case STDDEV ->
                        amounts.length < 2
                                ? 0
                                : Math.sqrt(
                                        Arrays.stream(amounts)
                                                        .mapToDouble(a -> (a - mean) * (a - mean))
                                                        .sum()
                                                / (amounts.length - 1));
                case MEDIAN -> {
                    long[] newest =
                            Arrays.copyOfRange(
                                    amounts,
                                    Math.max(0, amounts.length - aggregate.bound()),
                                    amounts.length);
                    Arrays.sort(newest);
                    yield newest.length == 0 ? 0 : newest[(newest.length - 1) / 2];
                }
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
