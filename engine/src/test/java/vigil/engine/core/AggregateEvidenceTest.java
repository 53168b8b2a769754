package vigil.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import vigil.engine.Context;
import vigil.engine.Decision;
import vigil.engine.PaymentFormat;
import vigil.engine.Places;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.engine.TransactionKind;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.screening.Screening;

/** Behind a figure stand the payments that it was counted from. */
class AggregateEvidenceTest {
    private static final long BEN = 77;
    private static final long CID = 78;

    @Test
    void ofACustomerThoseOfAllAccounts() {
        Core core = Core.empty(CoreSettings.defaults(), ofHolders());

        List<Decision> decisions = deposits().stream().map(core::decide).toList();

        assertThat(decisions.getLast().hits().getFirst().evidence())
                .containsExactlyElementsOf(bens());
    }

    @Test
    void theSameAfterASnapshotAndAfterAReplayHasFilledIt() throws IOException {
        List<Transaction> stream = deposits();
        Transaction last = stream.removeLast();
        ScenarioSet set = ofHolders();
        Core kept = Core.empty(CoreSettings.defaults(), set);
        Core late = Core.empty(CoreSettings.defaults(), ScenarioSet.none());
        AggregateFilling filling = new AggregateFilling(CoreSettings.defaults(), set);
        for (Transaction transaction : stream) {
            kept.decide(transaction);
            late.decide(transaction);
            filling.see(transaction);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        kept.writeSnapshot(out);
        late.adopt(set, ScenarioSet.none(), filling);
        Core read =
                Core.fromSnapshot(
                        CoreSettings.defaults(), set, new ByteArrayInputStream(out.toByteArray()));

        assertThat(read.decide(last).hits().getFirst().evidence())
                .containsExactlyElementsOf(bens());
        assertThat(late.decide(last).hits().getFirst().evidence())
                .containsExactlyElementsOf(bens());
    }

    @Test
    void ofTheHundredthFilterToo() {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            String where = "side: payee, window: 2d, where: 'amount > %d.0'".formatted(i);
            files.put("file-%03d.yaml".formatted(i), scenario(i, "count", where, "figure >= 3"));
        }
        Core core = Core.empty(CoreSettings.defaults(), ScenarioSet.of(files));

        List<Transaction> stream = Streams.amounts(50, 150, 98, 160, 170);
        Decision last = stream.stream().map(core::decide).toList().getLast();

        assertThat(last.hits()).hasSize(100);
        assertThat(last.hits().getLast().evidence())
                .containsExactly(stream.get(1).id(), stream.get(3).id(), stream.get(4).id());
    }

    private static ScenarioSet ofHolders() {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put(
                "one.yaml",
                scenario(
                        1,
                        "distinct",
                        "of: account, up-to: 9, side: payee, key: holder, window: 3d",
                        "figure >= 3"));
        return ScenarioSet.of(files);
    }

    /** Ben's accounts are 11, 12 and 13, Cid's is 14. */
    private static List<Transaction> deposits() {
        List<Transaction> stream = new ArrayList<>();
        long[] accounts = {11, 14, 12, 11, 14, 13};
        for (int i = 0; i < accounts.length; i++) {
            long holder = accounts[i] == 14 ? CID : BEN;
            stream.add(deposit(i, Streams.START + i * Streams.HOUR, accounts[i], holder));
        }
        return stream;
    }

    private static List<TransactionId> bens() {
        return deposits().stream()
                .filter(deposit -> deposit.context().payeeHolder() == BEN)
                .map(Transaction::id)
                .toList();
    }

    private static Transaction deposit(int row, long time, long payee, long holder) {
        return new Transaction(
                TransactionId.ofRow(row),
                time,
                1,
                payee,
                0,
                0,
                "USD",
                "USD",
                400_000,
                400_000,
                PaymentFormat.CASH,
                "",
                "",
                new Context(
                        TransactionKind.PAYMENT,
                        "",
                        "",
                        0,
                        holder,
                        Context.UNKNOWN,
                        Places.NOWHERE,
                        0,
                        Screening.NONE));
    }

    private static String scenario(int number, String operation, String rest, String condition) {
        return """
        id: declared-%03d
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
        subject: payee
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
                .formatted(number, operation, rest, condition);
    }
}
