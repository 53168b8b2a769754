package vigil.engine.accounts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vigil.engine.TransactionId;
import vigil.engine.records.RecordRing;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * The last payments of the whole institution, each with the one before of its payer and its payee,
 * and which filters it meets: what an officer is shown behind a figure.
 */
public final class PaymentTrail {
    private static final int TIME = 0;
    private static final int ID_HIGH = 1;
    private static final int ID_LOW = 2;
    private static final int PAYER = 3;
    private static final int PAYEE = 4;
    private static final int PREVIOUS_OUT = 5;
    private static final int PREVIOUS_IN = 6;
    private static final int FILTERS = 7;
    private static final int STRIDE = 8;
    private static final int STEPS = 512;

    private final int most;
    private final RecordRing records;

    /** Number of the oldest payment, and of the next one. */
    private long head;

    private long tail;

    /**
     * @param most payments kept, a power of two
     */
    public PaymentTrail(int most) {
        this.most = most;
        records = new RecordRing(STRIDE, most);
    }

    /** Whose payments are asked for, and which of them. */
    public record Question(
            boolean out, boolean in, long filter, long counterparty, long from, long to) {}

    private long[] words(long number) {
        return records.words(records.place(number));
    }

    private int at(long number) {
        return records.at(records.place(number));
    }

    /** Adds a payment; both accounts must be open. */
    public void add(
            AccountView payer,
            AccountView payee,
            Movement movement,
            TransactionId id,
            long filters) {
        if (tail - head == most) {
            records.leave(head++);
        }
        records.extend(tail);
        long[] entries = words(tail);
        int at = at(tail);
        entries[at + TIME] = movement.time;
        entries[at + ID_HIGH] = id.high();
        entries[at + ID_LOW] = id.low();
        entries[at + PAYER] = movement.payer;
        entries[at + PAYEE] = movement.payee;
        entries[at + PREVIOUS_OUT] = payer.words[payer.at + AccountRecord.TRAIL];
        entries[at + PREVIOUS_IN] = payee.words[payee.at + AccountRecord.TRAIL + 1];
        entries[at + FILTERS] = filters;
        tail++;
        payer.words[payer.at + AccountRecord.TRAIL] = tail;
        payee.words[payee.at + AccountRecord.TRAIL + 1] = tail;
    }

    /** The newest payments of an account that answer the question, in order of arrival. */
    public List<TransactionId> newest(AccountView account, Question question, int atMost) {
        List<Long> numbers = new ArrayList<>();
        if (question.out()) {
            walk(account.words[account.at + AccountRecord.TRAIL], true, question, atMost, numbers);
        }
        if (question.in()) {
            walk(
                    account.words[account.at + AccountRecord.TRAIL + 1],
                    false,
                    question,
                    atMost,
                    numbers);
        }
        List<Long> newest = numbers.stream().distinct().sorted().toList();
        return newest.subList(Math.max(0, newest.size() - atMost), newest.size()).stream()
                .map(this::id)
                .toList();
    }

    private void walk(long above, boolean out, Question question, int atMost, List<Long> numbers) {
        int found = 0;
        long number = above - 1;
        for (int step = 0; step < STEPS && number >= head && found < atMost; step++) {
            long[] entries = words(number);
            int at = at(number);
            long other = entries[at + (out ? PAYEE : PAYER)];
            boolean wanted =
                    (entries[at + FILTERS] & question.filter()) == question.filter()
                            && (question.counterparty() == 0 || question.counterparty() == other)
                            && entries[at + TIME] >= question.from()
                            && entries[at + TIME] < question.to();
            if (wanted) {
                numbers.add(number);
                found++;
            }
            number = entries[at + (out ? PREVIOUS_OUT : PREVIOUS_IN)] - 1;
        }
    }

    private TransactionId id(long number) {
        long[] entries = words(number);
        int at = at(number);
        return new TransactionId(entries[at + ID_HIGH], entries[at + ID_LOW]);
    }

    /**
     * Renumbers the filters.
     *
     * @param before for each new filter, which it was, -1 for none
     */
    public void renumber(int[] before) {
        for (long number = head; number < tail; number++) {
            long[] entries = words(number);
            int at = at(number);
            long old = entries[at + FILTERS];
            long bits = 0;
            for (int i = 0; i < before.length; i++) {
                boolean met = before[i] >= 0 && (old >>> before[i] & 1) != 0;
                bits |= met ? 1L << i : 0;
            }
            entries[at + FILTERS] = bits;
        }
    }

    /** Takes over which filters the payments meet from one that was shown the same. */
    public void refilter(FilterTrail from) {
        for (long number = head; number < tail; number++) {
            words(number)[at(number) + FILTERS] = from.before(tail - 1 - number);
        }
    }

    /** Bytes of everything that is kept. */
    public long bytes() {
        return records.bytes();
    }

    public void write(SnapshotWriter out) throws IOException {
        out.section("trail");
        out.number(head);
        out.number(tail);
        records.write(out, head, tail);
    }

    public void read(SnapshotReader in) throws IOException {
        in.section("trail");
        head = in.number();
        tail = in.number();
        records.read(in, head, tail);
    }
}
