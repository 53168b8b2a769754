package vigil.engine.aggregates;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.engine.accounts.RecordTable;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * One aggregate's figures for all its keys. A record is the key, when it was touched, its newest
 * slot, the cells that {@link Cells} reads and writes, and the payments kept as evidence.
 */
final class Ledger {
    private static final int HEAD = RecordTable.FIRST_FIELD;
    private static final int CELLS = HEAD + 1;

    private final Aggregate aggregate;
    private final Span span;
    private final Cells cells;
    private final RecordTable records;
    private long evictedEarly;

    Ledger(Aggregate aggregate, int mostKeys) {
        this.aggregate = aggregate;
        span = aggregate.span();
        cells = new Cells(aggregate);
        records = new RecordTable(CELLS + aggregate.cells() + aggregate.evidenceCells(), mostKeys);
    }

    Aggregate aggregate() {
        return aggregate;
    }

    int size() {
        return records.size();
    }

    long bytes() {
        return records.bytes();
    }

    long evictedEarly() {
        return evictedEarly;
    }

    /** Counts the payment for the sides that the aggregate looks at. */
    void count(Transaction transaction, Instants when) {
        boolean out = aggregate.flow() != Flow.IN;
        boolean in = aggregate.flow() != Flow.OUT;
        if (out) {
            count(transaction, true, when);
        }
        if (in && !(out && sameKey(transaction))) {
            count(transaction, false, when);
        }
    }

    private boolean sameKey(Transaction transaction) {
        Key key = aggregate.key();
        return key.first(transaction, true) == key.first(transaction, false)
                && key.second(transaction, true) == key.second(transaction, false);
    }

    private void count(Transaction transaction, boolean payer, Instants when) {
        if (!aggregate.key().isKnown(transaction, payer)
                || !aggregate.measure().isKnown(transaction, payer)) {
            return;
        }
        int slot = open(transaction, payer, when);
        long[] words = records.words(slot);
        int at = records.at(slot);
        words[at + RecordTable.TOUCHED] = when.clock();
        advance(words, at, when);
        long head = words[at + HEAD];
        long number = span.slotOf(when.time());
        if (number <= head - span.slots() || number > head) {
            return;
        }
        cells.add(words, at + CELLS, head, when.time(), aggregate.measure().of(transaction, payer));
        if (aggregate.remembered() > 0) {
            remember(words, at + CELLS + aggregate.cells(), transaction);
        }
    }

    private int open(Transaction transaction, boolean payer, Instants when) {
        long first = aggregate.key().first(transaction, payer);
        long second = aggregate.key().second(transaction, payer);
        int slot = records.find(first, second);
        if (slot >= 0) {
            return slot;
        }
        long limit = when.clock() - span.millis();
        for (int idle = records.sweepIdle(limit); idle >= 0; idle = records.sweepIdle(limit)) {
            records.remove(idle);
        }
        if (records.full()) {
            records.remove(records.sweepOldest(-1));
            evictedEarly++;
        }
        return records.add(first, second);
    }

    /** Brings a record to the slot at the windows' end; what has fallen out is cleared. */
    private void advance(long[] words, int at, Instants when) {
        long head = words[at + HEAD];
        long number = span.slotOf(when.asOf());
        if (number == head) {
            return;
        }
        // Where a broken clock has pulled the record ahead, a plausible payment starts it anew.
        long horizon = span.slotOf(when.horizon());
        boolean pulledAhead = number < head && head > horizon && number <= horizon;
        if (pulledAhead || number - head >= span.slots()) {
            Arrays.fill(words, at + CELLS, at + CELLS + aggregate.cells(), 0);
            words[at + HEAD] = number;
        } else if (number > head) {
            cells.roll(words, at + CELLS, head, number);
            words[at + HEAD] = number;
        }
    }

    /** The figure of one side of a transaction; nothing changes. */
    double value(Transaction transaction, boolean payer, long asOf) {
        int slot = find(transaction, payer);
        if (slot < 0) {
            return 0;
        }
        long[] words = records.words(slot);
        int at = records.at(slot);
        return cells.value(words, at + CELLS, words[at + HEAD], span.slotOf(asOf));
    }

    private int find(Transaction transaction, boolean payer) {
        return aggregate.key().isKnown(transaction, payer)
                ? records.find(
                        aggregate.key().first(transaction, payer),
                        aggregate.key().second(transaction, payer))
                : -1;
    }

    private void remember(long[] words, int at, Transaction transaction) {
        int place = at + 1 + 3 * (int) (words[at]++ % aggregate.remembered());
        words[place] = transaction.eventTimeMillis();
        words[place + 1] = transaction.id().high();
        words[place + 2] = transaction.id().low();
    }

    /** The payments kept as evidence that are still inside, in the order of their arrival. */
    List<TransactionId> evidence(Transaction transaction, boolean payer, long asOf) {
        int slot = find(transaction, payer);
        if (slot < 0) {
            return List.of();
        }
        long[] words = records.words(slot);
        int at = records.at(slot) + CELLS + aggregate.cells();
        long written = words[at];
        long end = span.slotOf(asOf);
        List<TransactionId> evidence = new ArrayList<>();
        for (long i = Math.max(0, written - aggregate.remembered()); i < written; i++) {
            int place = at + 1 + 3 * (int) (i % aggregate.remembered());
            long number = span.slotOf(words[place]);
            if (number > end - span.slots() && number <= end) {
                evidence.add(new TransactionId(words[place + 1], words[place + 2]));
            }
        }
        return evidence;
    }

    /** Reads past a ledger that nobody asks for. */
    static void skip(SnapshotReader in, int cells, int mostKeys) throws IOException {
        in.number();
        new RecordTable(CELLS + cells, mostKeys).read(in);
    }

    void write(SnapshotWriter out) throws IOException {
        out.number(evictedEarly);
        records.write(out);
    }

    void read(SnapshotReader in) throws IOException {
        evictedEarly = in.number();
        records.read(in);
    }
}
