package vigil.engine.aggregates;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.engine.Transaction;
import vigil.engine.records.RecordTable;

/**
 * The keys of both sides of one transaction, reckoned once for all streams that ask for them; one
 * object is filled again and again.
 */
final class Keys {
    private static final int KINDS = Key.values().length;

    private final boolean[] known = new boolean[2 * KINDS];
    private final long[] first = new long[2 * KINDS];
    private final long[] second = new long[2 * KINDS];
    private final long[] hash = new long[2 * KINDS];
    private final Key[] wanted;
    private @Nullable Transaction transaction;
    private long serial;

    /** Those of these kinds alone. */
    Keys(Set<Key> kinds) {
        wanted = kinds.toArray(Key[]::new);
    }

    Keys of(Transaction next) {
        if (transaction != next) {
            transaction = next;
            serial++;
            for (Key key : wanted) {
                fill(key, next, true);
                fill(key, next, false);
            }
        }
        return this;
    }

    private void fill(Key key, Transaction next, boolean payer) {
        int at = at(key, payer);
        known[at] = key.isKnown(next, payer);
        first[at] = key.first(next, payer);
        second[at] = key.second(next, payer);
        hash[at] = RecordTable.hash(first[at], second[at]);
    }

    /** Another for every transaction, never zero: what was found under one holds for no other. */
    long serial() {
        return serial;
    }

    /** Where the key of a side stands. */
    static int at(Key key, boolean payer) {
        return 2 * key.ordinal() + (payer ? 0 : 1);
    }

    boolean known(int at) {
        return known[at];
    }

    /** Whether both sides have this key in common. */
    boolean shared(Key key) {
        int payer = at(key, true);
        return first[payer] == first[payer + 1] && second[payer] == second[payer + 1];
    }

    long approach(RecordTable records, int at) {
        return records.touch(records.likely(hash[at]), 0, 1);
    }

    int find(RecordTable records, int at) {
        return records.find(first[at], second[at], hash[at]);
    }

    int add(RecordTable records, int at) {
        return records.add(first[at], second[at]);
    }
}
