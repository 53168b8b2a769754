package vigil.engine.core;

import java.util.List;
import java.util.function.Consumer;
import vigil.engine.Transaction;
import vigil.engine.accounts.Accounts;
import vigil.engine.accounts.Direction;
import vigil.engine.accounts.Pairs;

/**
 * Reads what transactions are about to touch, for its own sake: a processor waits for many places
 * of memory at once, a decision for one after the other.
 */
final class ReadAhead {
    /** Payments that are read ahead together: what they need stays near until their turn. */
    private static final int TOGETHER = 16;

    private final Accounts accounts;
    private final Pairs pairs;
    private long[] hashes = new long[0];
    private int[] slots = new int[0];

    /** Where what was found for the one whose turn it is stands. */
    private int place;

    /** What was come upon; nobody asks for it. */
    private long read;

    ReadAhead(Accounts accounts, Pairs pairs) {
        this.accounts = accounts;
        this.pairs = pairs;
    }

    /** For these, some before their turn; each has its turn then. */
    void along(List<Transaction> inOrder, Consumer<Transaction> turn) {
        for (int from = 0; from < inOrder.size(); from += TOGETHER) {
            int to = Math.min(inOrder.size(), from + TOGETHER);
            List<Transaction> some = inOrder.subList(from, to);
            read(some);
            for (Transaction transaction : some) {
                turn.accept(transaction);
                place += 3;
            }
        }
    }

    /** Where the payer of the one whose turn it is probably stands, -1 where it does not. */
    int payer() {
        return slots[place];
    }

    /** The same of the payee. */
    int payee() {
        return slots[place + 1];
    }

    /** For one transaction. */
    void read(Transaction next) {
        read(List.of(next));
    }

    /** For all of these: first where accounts and pairs are looked up, then their records. */
    void read(List<Transaction> next) {
        int count = 3 * next.size();
        if (hashes.length < count) {
            hashes = new long[count];
            slots = new int[count];
        }
        place = 0;
        int at = 0;
        for (Transaction transaction : next) {
            long payer = Accounts.hash(transaction.payer());
            long payee = Accounts.hash(transaction.payee());
            long pair = Pairs.hash(transaction.payer(), transaction.payee());
            hashes[at++] = payer;
            hashes[at++] = payee;
            hashes[at++] = pair;
            read ^= accounts.approach(payer) ^ accounts.approach(payee) ^ pairs.approach(pair);
        }
        find(count);
        for (at = 0; at < count; at += 3) {
            read ^= accounts.touch(slots[at]) ^ accounts.touch(slots[at + 1]);
            read ^= pairs.touch(slots[at + 2]);
        }
        for (at = 0; at < count; at += 3) {
            read ^= accounts.touchRun(slots[at], Direction.OUT);
            read ^= accounts.touchRun(slots[at + 1], Direction.IN);
        }
    }

    /** All of them before the first is touched: each search ends with a branch to be guessed. */
    private void find(int count) {
        for (int at = 0; at < count; at += 3) {
            slots[at] = accounts.likely(hashes[at]);
            slots[at + 1] = accounts.likely(hashes[at + 1]);
            slots[at + 2] = pairs.likely(hashes[at + 2]);
        }
    }
}
