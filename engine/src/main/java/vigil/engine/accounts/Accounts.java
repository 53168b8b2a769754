package vigil.engine.accounts;

import java.io.IOException;
import vigil.engine.records.RecordTable;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * Every account that has moved money lately: its life so far, its windows, and what {@link
 * Acquaintance} tells of it, in one run of longs ({@link AccountRecord}).
 */
public final class Accounts {
    private final RecordTable records;
    private final long retention;
    private long evictedEarly;

    /** Whether somebody asked about the last account: the next one is probably asked about too. */
    private boolean asked;

    public Accounts(int most, long retentionMillis) {
        records = new RecordTable(AccountRecord.STRIDE, AccountRecord.BEFORE, most);
        retention = retentionMillis;
    }

    /** What an account is found by. */
    public static long hash(long account) {
        return RecordTable.hash(account, 0);
    }

    /** Reads ahead where the account of a hash is looked up; the answer means nothing. */
    public long approach(long hash) {
        return records.approach(hash);
    }

    /** Where the account of a hash probably stands; -1 where it does not. */
    public int likely(long hash) {
        return records.likely(hash);
    }

    /** Reads ahead what a payment touches of an account that stands there; likewise. */
    public long touch(int likely) {
        return asked
                ? records.touch(likely, AccountRecord.ALL_FROM, AccountRecord.ALL_TO)
                : records.touch(likely, AccountRecord.JOINED_FROM, AccountRecord.JOINED_TO);
    }

    /** Reads ahead where the payment will be written down there, and what it is folded into. */
    public long touchRun(int likely, Direction direction) {
        if (records.slots() == 0) {
            return 0;
        }
        int there = Math.max(likely, 0);
        long[] words = records.words(there);
        int at = records.at(there);
        long read = words[AccountRun.entry(words, at, direction, 0)];
        if (asked || !AccountRun.isFull(words, at, direction)) {
            return read;
        }
        boolean out = direction == Direction.OUT;
        int from = out ? AccountRecord.ALL_FROM : AccountRecord.HALF_IN;
        int to = out ? AccountRecord.RUN_OUT : AccountRecord.ALL_TO;
        return read ^ records.touch(likely, from, to);
    }

    /** The slot of an account, or -1. */
    public int find(long account) {
        return records.find(account, 0);
    }

    /** The same where it probably stands in a slot. */
    public int find(long account, int likely) {
        return records.findLikely(likely, account, 0);
    }

    /**
     * An account that must go before the next new one comes, or -1: idle too long, or the bound is
     * reached; never {@code spared}.
     */
    public int nextToForget(long clock, int spared) {
        int idle = records.sweepIdle(clock - retention);
        if (idle >= 0 || !records.full()) {
            return idle;
        }
        evictedEarly++;
        return records.sweepOldest(spared);
    }

    /** The account in a slot. */
    public long surrogate(int slot) {
        return records.words(slot)[records.at(slot)];
    }

    /** Where the payments of the account in a slot end on the trail. */
    public PaymentTrail.Ends ends(int slot) {
        long[] words = records.words(slot);
        int at = records.at(slot) + AccountRecord.TRAIL;
        return new PaymentTrail.Ends(words[at], words[at + 1]);
    }

    public void forget(int slot) {
        records.remove(slot);
    }

    /** Adds an account that is not there. */
    public int add(long account) {
        return records.add(account, 0);
    }

    /** Opens an account that moves money in this direction, and marks it as touched. */
    public AccountView open(int slot, Movement movement, AccountView view, Direction direction) {
        long[] words = records.words(slot);
        int at = records.at(slot);
        view.slot = slot;
        asked = view.isAsked();
        view.aim(words, at, movement, direction);
        records.touched(slot, movement.clock);
        long before = words[at + AccountRecord.AS_OF];
        if (movement.asOf < before || !movement.isByTheClock() || view.isApart()) {
            view.catchUp(before);
        }
        words[at + AccountRecord.AS_OF] = movement.asOf;
        return view;
    }

    public int size() {
        return records.size();
    }

    /** One more than the highest slot ever given out. */
    public int slots() {
        return records.slots();
    }

    /** Bytes of everything that is kept. */
    public long bytes() {
        return records.bytes();
    }

    public long evictedEarly() {
        return evictedEarly;
    }

    public void write(SnapshotWriter out) throws IOException {
        out.section("accounts");
        out.number(evictedEarly);
        records.write(out);
    }

    public void read(SnapshotReader in) throws IOException {
        in.section("accounts");
        evictedEarly = in.number();
        records.read(in);
    }
}
