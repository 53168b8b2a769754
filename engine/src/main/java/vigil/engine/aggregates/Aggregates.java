package vigil.engine.aggregates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/** The figures of every declared aggregate, each kept once however many scenarios ask for it. */
public final class Aggregates {
    private static final int LONGEST_FILTER = 8_000;

    private final int mostKeys;
    private final SequencedMap<Aggregate, Ledger> ledgers = new LinkedHashMap<>();
    private Ledger[] inOrder = new Ledger[0];

    public Aggregates(Collection<Aggregate> declared, int mostKeys) {
        this.mostKeys = mostKeys;
        declare(declared);
    }

    /** Keeps these from now on: those kept before go on, new ones begin empty, others end. */
    public void declare(Collection<Aggregate> declared) {
        SequencedMap<Aggregate, Ledger> before = new LinkedHashMap<>(ledgers);
        ledgers.clear();
        for (Aggregate aggregate : declared) {
            Ledger known = before.get(aggregate);
            ledgers.computeIfAbsent(
                    aggregate, any -> known == null ? new Ledger(any, mostKeys) : known);
        }
        inOrder = ledgers.values().toArray(Ledger[]::new);
    }

    /** Takes over the figures of those that the other has and that are empty here. */
    public void fill(Aggregates from) {
        ledgers.replaceAll((aggregate, own) -> {
            Ledger filled = from.ledgers.get(aggregate);
            return own.size() == 0 && filled != null ? filled : own;
        });
        inOrder = ledgers.values().toArray(Ledger[]::new);
    }

    /** All that are kept, in order. */
    public List<Aggregate> all() {
        return List.copyOf(ledgers.keySet());
    }

    /**
     * Counts a payment in the aggregates that are due.
     *
     * @param meets for each aggregate in order, whether the payment meets its filter
     * @param beforeThis whether those are due that a payment joins only after it was judged
     */
    public void count(Transaction transaction, Instants when, boolean[] meets, boolean beforeThis) {
        for (int i = 0; i < inOrder.length; i++) {
            if (meets[i] && inOrder[i].aggregate().beforeThis() == beforeThis) {
                inOrder[i].count(transaction, when);
            }
        }
    }

    /** A figure of one side of the transaction: money in minor units, anything else as a number. */
    public double value(Aggregate aggregate, Transaction transaction, boolean payer, long asOf) {
        return ledger(aggregate).value(transaction, payer, asOf);
    }

    /** The remembered payments behind a figure. */
    public List<TransactionId> evidence(
            Aggregate aggregate, Transaction transaction, boolean payer, long asOf) {
        return ledger(aggregate).evidence(transaction, payer, asOf);
    }

    private Ledger ledger(Aggregate aggregate) {
        Ledger ledger = ledgers.get(aggregate);
        if (ledger == null) {
            throw new IllegalStateException("not kept here: " + aggregate);
        }
        return ledger;
    }

    /** Keys of all aggregates together. */
    public long keys() {
        long keys = 0;
        for (Ledger ledger : inOrder) {
            keys += ledger.size();
        }
        return keys;
    }

    /** Bytes of everything that is kept. */
    public long bytes() {
        long bytes = 0;
        for (Ledger ledger : inOrder) {
            bytes += ledger.bytes();
        }
        return bytes;
    }

    public long evictedEarly() {
        long early = 0;
        for (Ledger ledger : inOrder) {
            early += ledger.evictedEarly();
        }
        return early;
    }

    public void write(SnapshotWriter out) throws IOException {
        out.section("aggregates");
        out.number(inOrder.length);
        for (Ledger ledger : inOrder) {
            out.bytes(name(ledger.aggregate()));
            out.number(ledger.aggregate().cells() + ledger.aggregate().evidenceCells());
            ledger.write(out);
        }
    }

    /** Reads what is declared here; of what is not, nothing is kept. */
    public void read(SnapshotReader in) throws IOException {
        in.section("aggregates");
        Map<String, Ledger> byName = new LinkedHashMap<>();
        for (Ledger ledger : inOrder) {
            byName.put(new String(name(ledger.aggregate()), StandardCharsets.UTF_8), ledger);
        }
        int count = in.count(100_000);
        for (int i = 0; i < count; i++) {
            String name = new String(in.bytes(LONGEST_FILTER), StandardCharsets.UTF_8);
            int cells = in.count(100_000);
            Ledger ledger = byName.get(name);
            if (ledger == null) {
                Ledger.skip(in, cells, mostKeys);
            } else {
                ledger.read(in);
            }
        }
    }

    private static byte[] name(Aggregate aggregate) {
        return aggregate.toString().getBytes(StandardCharsets.UTF_8);
    }
}
