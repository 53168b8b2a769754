package vigil.engine.aggregates;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import vigil.engine.Transaction;
import vigil.engine.figures.LocalTime;
import vigil.engine.records.RecordTable;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * The figures of all aggregates over one stream of payments, by key. A record is the key, when it
 * was touched, its newest slot, then the cells of one aggregate after the other; where a key joins
 * a few accounts, at last those that were counted lately, the newest first.
 */
final class Ledger {
    private static final int HEAD = RecordTable.FIRST_FIELD;
    private static final int CELLS = HEAD + 1;
    private static final int ACCOUNTS_KEPT = 16;

    private final Stream stream;
    private final Span span;
    private final LocalTime clocks;
    private final List<Aggregate> aggregates;
    private final Cells[] cells;
    private final Measure[] measures;

    /** Whether payers count, and whether payees do. */
    private final boolean out;

    private final boolean in;

    /** Where the cells of each begin in a record. */
    private final int[] offsets;

    /** Where the accounts that were counted lately begin in a record. */
    private final int accountsFrom;

    private final RecordTable records;
    private long evictedEarly;

    /** The slots of the payment being counted: that of the windows' end, and its own. */
    private long number;

    private long numberOfTime;

    /** Where the keys of payer and payee were found, and for which transaction. */
    private final int[] found = new int[2];

    private final long[] foundFor = new long[2];

    /** A time that was asked for, and its slot. */
    private long asked;

    private long numberOfAsked;

    Ledger(Stream stream, List<Aggregate> aggregates, int mostKeys, LocalTime clocks) {
        this.stream = stream;
        this.clocks = clocks;
        this.aggregates = List.copyOf(aggregates);
        span = stream.span();
        out = stream.flow() != Flow.IN;
        in = stream.flow() != Flow.OUT;
        cells =
                aggregates.stream()
                        .map(aggregate -> new Cells(aggregate, clocks))
                        .toArray(Cells[]::new);
        measures = aggregates.stream().map(Aggregate::measure).toArray(Measure[]::new);
        offsets = new int[cells.length];
        int end = CELLS;
        for (int i = 0; i < cells.length; i++) {
            offsets[i] = end;
            end += aggregates.get(i).cells();
        }
        accountsFrom = end;
        records = new RecordTable(end + (stream.key().joinsAFew() ? ACCOUNTS_KEPT : 0), mostKeys);
    }

    Stream stream() {
        return stream;
    }

    List<Aggregate> aggregates() {
        return aggregates;
    }

    /** Longs of a record. */
    int stride() {
        return records.stride();
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

    /** Reads ahead what {@link #count} is about to look for; the answer means nothing. */
    long approach(Keys keys) {
        long read = 0;
        if (out) {
            read ^= keys.approach(records, Keys.at(stream.key(), true));
        }
        if (in) {
            read ^= keys.approach(records, Keys.at(stream.key(), false));
        }
        return read;
    }

    /** Counts the payment for the sides that the stream looks at. */
    void count(Transaction transaction, Keys keys, Instants when) {
        number = slotOf(when.asOf());
        numberOfTime = when.time() == when.asOf() ? number : span.slotOf(when.time(), clocks);
        if (out) {
            count(transaction, true, keys, when);
        }
        if (in && !(out && keys.shared(stream.key()))) {
            count(transaction, false, keys, when);
        }
    }

    private void count(Transaction transaction, boolean payer, Keys keys, Instants when) {
        int key = Keys.at(stream.key(), payer);
        if (!keys.known(key)) {
            return;
        }
        int slot = open(keys, payer, when);
        long[] words = records.words(slot);
        int at = records.at(slot);
        records.touched(slot, when.clock());
        advance(words, at, when);
        long head = words[at + HEAD];
        if (numberOfTime <= head - span.slots() || numberOfTime > head) {
            return;
        }
        for (int i = 0; i < cells.length; i++) {
            Measure measure = measures[i];
            if (measure.isKnown(transaction, payer)) {
                long value = measure.of(transaction, payer, clocks);
                cells[i].put(when.time(), numberOfTime).add(words, at + offsets[i], head, value);
            }
        }
        remember(words, at, payer ? transaction.payer() : transaction.payee());
    }

    /** Puts an account in front of those that were counted lately, where they are kept. */
    private void remember(long[] words, int at, long account) {
        int first = at + accountsFrom;
        int end = at + records.stride();
        long moved = account;
        for (int i = first; i < end && moved != 0; i++) {
            long there = words[i];
            words[i] = moved;
            moved = there == account ? 0 : there;
        }
    }

    /** The accounts that were counted lately for the key of a side, where they are kept. */
    long[] accounts(Keys keys, boolean payer) {
        int slot = find(keys, payer);
        if (slot < 0) {
            return new long[0];
        }
        int at = records.at(slot);
        return Arrays.stream(records.words(slot), at + accountsFrom, at + records.stride())
                .takeWhile(account -> account != 0)
                .toArray();
    }

    private int open(Keys keys, boolean payer, Instants when) {
        int slot = find(keys, payer);
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
        forgetFound();
        return keys.add(records, Keys.at(stream.key(), payer));
    }

    /** Where the key of a side stands, or -1; looked for once a transaction. */
    private int find(Keys keys, boolean payer) {
        int side = payer ? 0 : 1;
        if (foundFor[side] != keys.serial()) {
            int key = Keys.at(stream.key(), payer);
            found[side] = keys.known(key) ? keys.find(records, key) : -1;
            foundFor[side] = keys.serial();
        }
        return found[side];
    }

    /** Keys of another count, or records that stand elsewhere: everything is looked for anew. */
    void forgetFound() {
        Arrays.fill(foundFor, 0);
    }

    private long slotOf(long time) {
        if (time != asked) {
            asked = time;
            numberOfAsked = span.slotOf(time, clocks);
        }
        return numberOfAsked;
    }

    /** Brings a record to the slot at the windows' end; what has fallen out is cleared. */
    private void advance(long[] words, int at, Instants when) {
        long head = words[at + HEAD];
        if (number == head) {
            return;
        }
        // Where a broken clock has pulled the record ahead, a plausible payment starts it anew.
        long horizon = span.slotOf(when.horizon(), clocks);
        boolean pulledAhead = number < head && head > horizon && number <= horizon;
        if (pulledAhead || number - head >= span.slots()) {
            Arrays.fill(words, at + CELLS, at + records.stride(), 0);
            words[at + HEAD] = number;
        } else if (number > head) {
            for (int i = 0; i < cells.length; i++) {
                cells[i].roll(words, at + offsets[i], head, number);
            }
            words[at + HEAD] = number;
        }
    }

    /** The figure of one side of a transaction; nothing changes. */
    double value(int aggregate, Keys keys, boolean payer, long asOf) {
        int slot = find(keys, payer);
        if (slot < 0) {
            return 0;
        }
        long[] words = records.words(slot);
        int at = records.at(slot);
        return cells[aggregate].value(
                words, at + offsets[aggregate], words[at + HEAD], slotOf(asOf));
    }

    /** Takes over what another keeps of the same stream: the aggregates that both have. */
    void inherit(Ledger other) {
        evictedEarly = other.evictedEarly;
        for (int slot = 0; slot < other.records.slots(); slot++) {
            if (other.records.isUsed(slot)) {
                inherit(other, slot);
            }
        }
    }

    private void inherit(Ledger other, int from) {
        long[] source = other.records.words(from);
        int at = other.records.at(from);
        int slot = records.add(source[at], source[at + 1]);
        long[] words = records.words(slot);
        int to = records.at(slot);
        records.touched(slot, source[at + RecordTable.TOUCHED]);
        words[to + HEAD] = source[at + HEAD];
        System.arraycopy(
                source,
                at + other.accountsFrom,
                words,
                to + accountsFrom,
                records.stride() - accountsFrom);
        for (int i = 0; i < cells.length; i++) {
            int known = other.aggregates.indexOf(aggregates.get(i));
            if (known >= 0) {
                System.arraycopy(
                        source,
                        at + other.offsets[known],
                        words,
                        to + offsets[i],
                        aggregates.get(i).cells());
            }
        }
    }

    /** Reads past a ledger that nobody asks for. */
    static void skip(SnapshotReader in, int stride, int mostKeys) throws IOException {
        in.number();
        new RecordTable(stride, mostKeys).read(in);
    }

    void write(SnapshotWriter out) throws IOException {
        out.number(evictedEarly);
        records.write(out);
    }

    void read(SnapshotReader in) throws IOException {
        evictedEarly = in.number();
        records.read(in);
        forgetFound();
    }
}
