package vigil.engine.accounts;

import java.io.IOException;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * What first payments tell of an account: when it met strangers and in which rhythm, who stands up
 * and down the stream from it, how its money, hours and rails usually go.
 *
 * <p>Counts and sums fade: what is one half-life old counts half. An account takes 600 bytes.
 */
public final class Acquaintances {
    private final RecordTable records;
    private final long retention;
    private final Acquaintance payer = new Acquaintance();
    private final Acquaintance payee = new Acquaintance();
    private boolean first;
    private long evictedEarly;

    public Acquaintances(int most, long retentionMillis) {
        records = new RecordTable(Acquaintance.STRIDE, most);
        retention = retentionMillis;
    }

    /** Reads what is known of both sides before this movement. */
    public void look(Movement movement, Pairs pair) {
        first = !pair.known() && movement.payer != movement.payee;
        look(movement.payer, movement, payer);
        look(movement.payee, movement, payee);
    }

    private void look(long account, Movement movement, Acquaintance side) {
        int slot = records.find(account, 0);
        if (slot < 0) {
            side.forget(account, movement);
        } else {
            side.remember(records.words(slot), records.at(slot), movement);
        }
    }

    /** Remembers the movement, of which {@code rail} and {@code currency} are any numbers. */
    public void apply(Movement movement, int rail, int currency) {
        var news = new AcquaintanceNews(movement, first, rail, currency);
        int from = slot(movement.payer, movement.clock);
        news.out(records.words(from), records.at(from), payee);
        int to = slot(movement.payee, movement.clock);
        news.in(records.words(to), records.at(to), payer);
    }

    private int slot(long account, long clock) {
        int slot = records.find(account, 0);
        if (slot < 0) {
            slot = room(account, clock);
        }
        records.words(slot)[records.at(slot) + RecordTable.TOUCHED] = clock;
        return slot;
    }

    private int room(long account, long clock) {
        for (int idle = records.sweepIdle(clock - retention);
                idle >= 0;
                idle = records.sweepIdle(clock - retention)) {
            records.remove(idle);
        }
        if (records.full()) {
            records.remove(records.sweepOldest(-1));
            evictedEarly++;
        }
        return records.add(account, 0);
    }

    public Acquaintance payer() {
        return payer;
    }

    public Acquaintance payee() {
        return payee;
    }

    /** Bytes of everything that is kept. */
    public long bytes() {
        return records.bytes();
    }

    public long evictedEarly() {
        return evictedEarly;
    }

    public void write(SnapshotWriter out) throws IOException {
        out.section("acquaintances");
        out.number(evictedEarly);
        records.write(out);
    }

    public void read(SnapshotReader in) throws IOException {
        in.section("acquaintances");
        evictedEarly = in.number();
        records.read(in);
    }
}
