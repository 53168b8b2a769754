package vigil.engine.accounts;

import java.io.IOException;
import java.util.Arrays;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * What first payments tell of an account: when it met strangers and in which rhythm, who stands up
 * and down the stream from it, how its money, hours and rails usually go.
 *
 * <p>Counts and sums fade: what is one half-life old counts half. An account takes 600 bytes.
 */
public final class Acquaintances {
    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int STRIDE = Acquaintance.STRIDE;

    /** Records by the slot that {@link Accounts} keeps the account in. */
    private long[][] chunks = new long[4][];

    private final Acquaintance payer = new Acquaintance();
    private final Acquaintance payee = new Acquaintance();
    private int payerSlot;
    private int payeeSlot;
    private boolean first;

    /** Reads what is known of both sides before this movement. */
    public void look(Movement movement, Pairs pair, int slotOfPayer, int slotOfPayee) {
        first = !pair.known() && movement.payer != movement.payee;
        payerSlot = slotOfPayer;
        payeeSlot = slotOfPayee;
        look(slotOfPayer, movement.payer, movement, payer);
        look(slotOfPayee, movement.payee, movement, payee);
    }

    private void look(int slot, long account, Movement movement, Acquaintance side) {
        if (chunks.length <= slot >>> CHUNK_BITS || chunks[slot >>> CHUNK_BITS] == null) {
            side.forget(account, movement);
            return;
        }
        long[] words = words(slot);
        if (words[at(slot)] == account) {
            side.remember(words, at(slot), movement);
        } else {
            side.forget(account, movement);
        }
    }

    /**
     * Remembers the movement that was looked at, of which {@code rail} and {@code currency} are any
     * numbers.
     */
    public void apply(Movement movement, int rail, int currency) {
        var news = new AcquaintanceNews(movement, first, rail, currency);
        open(payerSlot, movement.payer);
        news.out(words(payerSlot), at(payerSlot), payer, payee);
        open(payeeSlot, movement.payee);
        news.in(words(payeeSlot), at(payeeSlot), payee, payer);
    }

    private void open(int slot, long account) {
        int chunk = slot >>> CHUNK_BITS;
        if (chunk >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(chunks.length * 2, chunk + 1));
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new long[CHUNK * STRIDE];
        }
        chunks[chunk][at(slot)] = account;
    }

    /** The account in this slot is no longer kept. */
    public void forget(int slot) {
        int chunk = slot >>> CHUNK_BITS;
        if (chunk < chunks.length && chunks[chunk] != null) {
            Arrays.fill(chunks[chunk], at(slot), at(slot) + STRIDE, 0);
        }
    }

    private long[] words(int slot) {
        return chunks[slot >>> CHUNK_BITS];
    }

    private static int at(int slot) {
        return (slot & (CHUNK - 1)) * STRIDE;
    }

    public Acquaintance payer() {
        return payer;
    }

    public Acquaintance payee() {
        return payee;
    }

    /** Bytes of everything that is kept. */
    public long bytes() {
        long bytes = 0;
        for (long[] chunk : chunks) {
            bytes += chunk == null ? 0 : 8L * chunk.length;
        }
        return bytes;
    }

    /** Whole chunks: the slots and their order are those of {@link Accounts}. */
    public void write(SnapshotWriter out) throws IOException {
        out.section("acquaintances");
        int used = used();
        out.number(used);
        for (int chunk = 0; chunk < used; chunk++) {
            out.numbers(chunks[chunk], CHUNK * STRIDE);
        }
    }

    private int used() {
        int used = 0;
        while (used < chunks.length && chunks[used] != null) {
            used++;
        }
        return used;
    }

    /**
     * @param slots one more than the highest slot of an account
     */
    public void read(SnapshotReader in, int slots) throws IOException {
        in.section("acquaintances");
        int used = in.count((slots + CHUNK - 1L) >>> CHUNK_BITS);
        chunks = new long[Math.max(4, used)][];
        for (int chunk = 0; chunk < used; chunk++) {
            chunks[chunk] = new long[CHUNK * STRIDE];
            in.numbers(chunks[chunk]);
        }
    }
}
