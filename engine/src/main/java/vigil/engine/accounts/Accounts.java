package vigil.engine.accounts;

import java.io.IOException;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * Every account that has moved money lately: its life so far and its windows.
 *
 * <p>A record is one run of longs: key, life (first seen, last out and in, counts, last place and
 * text, moments, greatest), the newest slot of each window, then for each window its totals and its
 * slots. Everything a transaction needs lies in a few cache lines.
 */
public final class Accounts {
    static final int FIRST = RecordTable.FIRST_FIELD;
    static final int LAST_OUT = FIRST + 1;

    /** Counts of payments out (high half) and in (low half). */
    static final int COUNTS = FIRST + 3;

    /** Distinct payees (high half) and payers (low half) ever. */
    static final int PORTS = FIRST + 4;

    /** Payments in cash (high half) and of round amounts (low half), either direction. */
    static final int KINDS = FIRST + 5;

    /** Cell of the place where the account last paid; zero when none is known. */
    static final int PLACE = FIRST + 6;

    static final int PLACE_TIME = PLACE + 1;

    /** Sketch of the last text that it paid with; zero when there was none. */
    static final int WORDING = PLACE + 2;

    static final int MOMENTS = PLACE + 3;
    static final int MEAN = 0;
    static final int SQUARES = 1;
    static final int GREATEST = 2;
    static final int HEADS = MOMENTS + 6;
    static final int NEAR = HEADS + 2;
    static final int WINDOWS = NEAR + 3 * (Window.WEEK.slots + 1);
    static final int STRIDE = WINDOWS + AccountWindows.WORDS;

    private final RecordTable records;
    private final long retention;
    private long evictedEarly;

    public Accounts(int most, long retentionMillis) {
        records = new RecordTable(STRIDE, most);
        retention = retentionMillis;
    }

    /** The slot of an account, or -1. */
    public int find(long account) {
        return records.find(account, 0);
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

    public void forget(int slot) {
        records.remove(slot);
    }

    /** Adds an account that is not there. */
    public int add(long account) {
        return records.add(account, 0);
    }

    /** Brings an account's windows to the end that the movement names, and marks it as touched. */
    public AccountView open(int slot, Movement movement, AccountView view) {
        view.words = records.words(slot);
        view.at = records.at(slot);
        view.slot = slot;
        view.words[view.at + RecordTable.TOUCHED] = movement.clock;
        AccountWindows.advance(view.words, view.at, movement);
        return view;
    }

    /**
     * Counts the movement on both sides; both views must be open, and the pair looked up but not
     * yet applied.
     */
    public void apply(Movement movement, AccountView payer, AccountView payee, Pairs pair) {
        AccountLife.apply(movement, payer.words, payer.at, Direction.OUT, pair.known());
        AccountLife.lastPaid(movement, payer.words, payer.at);
        AccountLife.apply(movement, payee.words, payee.at, Direction.IN, pair.known());
        long pairLast = pair.known() ? pair.lastBefore() : Long.MIN_VALUE;
        AccountWindows.apply(movement, payer.words, payer.at, Direction.OUT, pairLast);
        AccountWindows.apply(movement, payee.words, payee.at, Direction.IN, pairLast);
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
