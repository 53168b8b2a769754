package vigil.engine.accounts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vigil.engine.TransactionId;
import vigil.engine.records.RecordRing;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * The last payments of the whole institution, each with how far before it its payer and its payee
 * came last, and which filters it meets: what an officer is shown behind a figure.
 */
public final class PaymentTrail {
    private static final int TIME = 0;
    private static final int ID_HIGH = 1;
    private static final int ID_LOW = 2;
    private static final int PAYER = 3;
    private static final int PAYEE = 4;

    /**
     * How many payments before this one its payer last paid (high half), its payee was last paid.
     */
    private static final int BACK = 5;

    private static final int FILTERS = 6;
    private static final int STRIDE = 8;
    private static final int STEPS = 512;

    /** Filters that have a bit. */
    public static final int MOST_FILTERS = 2 * Long.SIZE;

    private final int most;
    private final RecordRing records;

    /** Number of the oldest payment, and of the next one. */
    private long head;

    private long tail;

    /**
     * @param most payments kept, a power of two below 2^31
     */
    public PaymentTrail(int most) {
        this.most = most;
        records = new RecordRing(STRIDE, most);
    }

    /**
     * Which payments of accounts are asked for.
     *
     * @param filter the number of the one that they meet
     * @param counterparty zero for any
     */
    public record Question(
            boolean out, boolean in, int filter, long counterparty, long from, long to) {}

    /** Where the payments of an account end on the trail, out of it and into it. */
    public record Ends(long out, long in) {}

    /** Which filters a payment meets, a bit each: those below the 64th, then those from it on. */
    public record Met(long low, long high) {
        public static final Met NONE = new Met(0, 0);
    }

    private long[] words(long number) {
        return records.words(records.place(number));
    }

    private int at(long number) {
        return records.at(records.place(number));
    }

    /** Adds a payment; both accounts must be open. */
    public void add(
            AccountView payer, AccountView payee, Movement movement, TransactionId id, Met met) {
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
        entries[at + BACK] =
                back(payer.words[payer.at + AccountRecord.TRAIL]) << 32
                        | back(payee.words[payee.at + AccountRecord.TRAIL + 1]);
        put(entries, at, met);
        tail++;
        payer.words[payer.at + AccountRecord.TRAIL] = tail;
        payee.words[payee.at + AccountRecord.TRAIL + 1] = tail;
    }

    /**
     * How far before the next payment one stands that {@code above} is the number after; 0 where
     * none is kept.
     */
    private long back(long above) {
        return above > head ? tail + 1 - above : 0;
    }

    /** The newest payments of these accounts that answer the question, in order of arrival. */
    public List<TransactionId> newest(List<Ends> accounts, Question question, int atMost) {
        List<Long> numbers = new ArrayList<>();
        for (Ends ends : accounts) {
            if (question.out()) {
                walk(ends.out(), true, question, atMost, numbers);
            }
            if (question.in()) {
                walk(ends.in(), false, question, atMost, numbers);
            }
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
                    meets(entries, at, question.filter())
                            && (question.counterparty() == 0 || question.counterparty() == other)
                            && entries[at + TIME] >= question.from()
                            && entries[at + TIME] < question.to();
            if (wanted) {
                numbers.add(number);
                found++;
            }
            int back = out ? (int) (entries[at + BACK] >>> 32) : (int) entries[at + BACK];
            number = back == 0 ? -1 : number - back;
        }
    }

    private static boolean meets(long[] entries, int at, int filter) {
        return (entries[at + FILTERS + filter / Long.SIZE] >>> filter & 1) != 0;
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
            long[] bits = new long[MOST_FILTERS / Long.SIZE];
            for (int i = 0; i < before.length; i++) {
                boolean met = before[i] >= 0 && meets(entries, at, before[i]);
                bits[i / Long.SIZE] |= met ? 1L << i : 0;
            }
            put(entries, at, new Met(bits[0], bits[1]));
        }
    }

    /** Takes over which filters the payments meet from one that was shown the same. */
    public void refilter(FilterTrail from) {
        for (long number = head; number < tail; number++) {
            put(words(number), at(number), from.before(tail - 1 - number));
        }
    }

    private static void put(long[] entries, int at, Met met) {
        entries[at + FILTERS] = met.low();
        entries[at + FILTERS + 1] = met.high();
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
