package vigil.engine.accounts;

import java.io.IOException;
import vigil.engine.records.RecordTable;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/** Every payer-payee pair that has moved money lately. */
public final class Pairs {
    private static final int FIRST = RecordTable.FIRST_FIELD;
    private static final int LAST = FIRST + 1;
    private static final int COUNT_AND_PORT = FIRST + 2;
    private static final int SUM = FIRST + 3;

    /** Which of the payee's payers, and the minutes between the last two payments. */
    private static final int PORT_IN_AND_GAP = FIRST + 4;

    private static final int STRIDE = 8;
    private static final long MINUTE = 60_000;

    private final RecordTable records;
    private final long retention;
    private long evictedEarly;

    private int slot;
    private boolean known;
    private long firstBefore;
    private long lastBefore;
    private int countBefore;
    private long sumBefore;
    private int port;
    private int portIn;
    private int gapMinutes;
    private int reverseCount;
    private long reverseFirst;
    private long reverseLast;

    /** The movement whose reverse pair was not looked for yet: most payments need not know. */
    private long reversePayer;

    private long reversePayee;
    private long reverseHash;
    private boolean reverseLooked;

    public Pairs(int most, long retentionMillis) {
        records = new RecordTable(STRIDE, 0, most);
        retention = retentionMillis;
    }

    /** What a pair is found by, the reverse one too: both stand close together in the index. */
    public static long hash(long payer, long payee) {
        return RecordTable.hash(payer, payee);
    }

    /** Reads ahead where the pair of a hash is looked up; the answer means nothing. */
    public long approach(long hash) {
        return records.approach(hash);
    }

    /** Where the pair of a hash, or its reverse, probably stands; -1 where neither does. */
    public int likely(long hash) {
        return records.likely(hash);
    }

    /** Reads ahead what probably is its record; the answer means nothing. */
    public long touch(int likely) {
        return records.touch(likely, 0, STRIDE);
    }

    /** Reads what was known of the pair before this movement. */
    public void look(Movement movement) {
        slot = records.findEither(movement.payer, movement.payee, movement.pairHash);
        known = slot >= 0;
        countBefore = 0;
        sumBefore = 0;
        port = 0;
        portIn = 0;
        gapMinutes = 0;
        if (known) {
            long[] words = records.words(slot);
            int at = records.at(slot);
            firstBefore = words[at + FIRST];
            lastBefore = words[at + LAST];
            countBefore = (int) (words[at + COUNT_AND_PORT] >>> 32);
            port = (int) words[at + COUNT_AND_PORT];
            sumBefore = words[at + SUM];
            portIn = (int) (words[at + PORT_IN_AND_GAP] >>> 32);
            gapMinutes = (int) words[at + PORT_IN_AND_GAP];
        }
        movement.since(known, lastBefore);
        reversePayer = movement.payee;
        reversePayee = movement.payer;
        reverseHash = movement.pairHash;
        reverseLooked = false;
        if (!known) {
            lookBack(RecordTable.reverse(slot));
        }
    }

    /** Reads what was known of the reverse pair; the movement does not touch that. */
    private void lookBack() {
        if (reverseLooked) {
            return;
        }
        lookBack(
                reversePayer == reversePayee
                        ? -1
                        : records.find(reversePayer, reversePayee, reverseHash));
    }

    private void lookBack(int back) {
        reverseLooked = true;
        reverseCount = 0;
        if (back >= 0) {
            long[] words = records.words(back);
            int at = records.at(back);
            reverseFirst = words[at + FIRST];
            reverseLast = words[at + LAST];
            reverseCount = (int) (words[at + COUNT_AND_PORT] >>> 32);
        }
    }

    /**
     * Remembers the movement; {@code newPort} is which of the payer's payees this is, {@code
     * newPortIn} which of the payee's payers, both used when the pair is new.
     */
    public void apply(Movement movement, int newPort, int newPortIn) {
        if (!known) {
            slot = room(movement);
        }
        long[] words = records.words(slot);
        int at = records.at(slot);
        if (!known) {
            port = newPort;
            portIn = newPortIn;
            words[at + FIRST] = movement.time;
            words[at + LAST] = movement.time;
        }
        words[at + FIRST] = Math.min(words[at + FIRST], movement.time);
        // A time beyond the horizon came from a broken clock: the next plausible one replaces it.
        words[at + LAST] =
                words[at + LAST] > movement.horizon
                        ? movement.time
                        : Math.max(words[at + LAST], movement.time);
        int count = countBefore == Integer.MAX_VALUE ? countBefore : countBefore + 1;
        words[at + COUNT_AND_PORT] = (long) count << 32 | port;
        words[at + PORT_IN_AND_GAP] = (long) portIn << 32 | gap(movement);
        words[at + SUM] = saturated(words[at + SUM], movement.minor);
        records.touched(slot, movement.clock);
    }

    private int gap(Movement movement) {
        return known
                ? (int) Math.clamp((movement.time - lastBefore) / MINUTE, 0, Integer.MAX_VALUE)
                : 0;
    }

    private int room(Movement movement) {
        for (int idle = records.sweepIdle(movement.clock - retention);
                idle >= 0;
                idle = records.sweepIdle(movement.clock - retention)) {
            records.remove(idle);
        }
        if (records.full()) {
            records.remove(records.sweepOldest(-1));
            evictedEarly++;
        }
        return records.add(movement.payer, movement.payee, movement.pairHash);
    }

    static long saturated(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? Long.MAX_VALUE : sum;
    }

    public boolean known() {
        return known;
    }

    /** When the pair first moved money; only where it is known. */
    public long firstBefore() {
        return firstBefore;
    }

    /** When the pair last moved money; only where it is known. */
    public long lastBefore() {
        return lastBefore;
    }

    public int countBefore() {
        return countBefore;
    }

    public long sumBefore() {
        return sumBefore;
    }

    /** Which of the payer's payees this one is, counted from 1 in order of first payment. */
    public int port() {
        return port;
    }

    /** Which of the payee's payers this one is, counted from 1 in order of first payment. */
    public int portIn() {
        return portIn;
    }

    /** Minutes between the last two payments before this one, 0 below two. */
    public int gapMinutes() {
        return gapMinutes;
    }

    /** When the payee last paid the payer; only where it ever did. */
    public long reverseLast() {
        lookBack();
        return reverseLast;
    }

    /** Payments the other way before this one. */
    public int reverseCount() {
        lookBack();
        return reverseCount;
    }

    /** Whether neither direction had moved money at or before {@code time}. */
    public boolean strangersAt(long time) {
        return (!known || firstBefore > time) && (reverseCount() == 0 || reverseFirst > time);
    }

    public int size() {
        return records.size();
    }

    /** Bytes of everything that is kept. */
    public long bytes() {
        return records.bytes();
    }

    public long evictedEarly() {
        return evictedEarly;
    }

    public void write(SnapshotWriter out) throws IOException {
        out.section("pairs");
        out.number(evictedEarly);
        records.write(out);
    }

    public void read(SnapshotReader in) throws IOException {
        in.section("pairs");
        evictedEarly = in.number();
        records.read(in);
    }
}
