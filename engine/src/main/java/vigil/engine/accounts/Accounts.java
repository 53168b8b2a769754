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

    /** Reads ahead what a payment between two accounts is about to touch; likewise. */
    public long touch(long payerHash, long payeeHash) {
        int payer = records.likely(payerHash);
        int payee = records.likely(payeeHash);
        return records.touch(payer, AccountRecord.PAYER_FROM, AccountRecord.PAYER_TO)
                ^ records.touch(payee, AccountRecord.PAYEE_FROM, AccountRecord.PAYEE_TO);
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

    /**
     * Opens an account that moves money in this direction, and marks it as touched. Its windows
     * come to the end that the movement names: those of the direction now, the others when they are
     * asked for.
     */
    public AccountView open(int slot, Movement movement, AccountView view, Direction direction) {
        long[] words = records.words(slot);
        int at = records.at(slot);
        view.slot = slot;
        view.aim(words, at, movement);
        records.touched(slot, movement.clock);
        long before = words[at + AccountRecord.AS_OF];
        if (movement.asOf < before || !movement.isByTheClock()) {
            // A broken clock: which end comes first matters then, so none is left out.
            catchUp(view, before);
        }
        words[at + AccountRecord.AS_OF] = movement.asOf;
        view.windows(direction);
        return view;
    }

    private static void catchUp(AccountView view, long end) {
        WindowSlots missed = new WindowSlots().of(end);
        for (Direction direction : Direction.values()) {
            int windows = AccountRecord.half(view.at, direction) + AccountRecord.WINDOWS;
            AccountWindows.advance(view.words, windows, missed, Long.MAX_VALUE);
            view.windows(direction);
        }
    }

    /**
     * Counts the movement on both sides; both views must be open, and the pair looked up but not
     * yet applied.
     */
    public void apply(Movement movement, AccountView payer, AccountView payee, Pairs pair) {
        AccountLife.apply(movement, payer.words, payer.at, Direction.OUT, pair.known());
        AccountLife.lastPaid(movement, payer.words, payer.at);
        AccountLife.apply(movement, payee.words, payee.at, Direction.IN, pair.known());
        if (pair.known()) {
            movement.pairSlots.of(pair.lastBefore());
        } else {
            movement.pairSlots.never();
        }
        AccountWindows.apply(movement, payer.words, payer.windows(Direction.OUT), Direction.OUT);
        AccountWindows.apply(movement, payee.words, payee.windows(Direction.IN), Direction.IN);
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
