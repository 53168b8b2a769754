package vigil.engine.core;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigil.engine.Decision;
import vigil.engine.Hit;
import vigil.engine.ModelScore;
import vigil.engine.Transaction;
import vigil.engine.scoring.Lineup;

/**
 * Several cores in one state: each takes every transaction of the log, for that is cheap, and
 * judges its share of them, for that is dear. Together they say what one core says, byte for byte:
 * alerts, all that a judgement leaves behind, are raised in the order of the log. Each costs the
 * memory of a core and, while there is work, a thread.
 *
 * <p>Not safe for several threads: one log, one caller. After an exception from {@link #decide} the
 * state is lost.
 */
public final class Replicas {
    /** Fewer than so many, and the first core has judged them sooner than they are shared out. */
    private static final int FEWEST = 8;

    /** So many short rounds behind, and the others are waited for. */
    private static final int MOST_BEHIND = 256;

    private static final int PIPE_BYTES = 1 << 16;
    private static final long IDLE_SECONDS = 10;

    private final List<Core> cores = new ArrayList<>();
    private final List<Executor> threads = new ArrayList<>();
    private final Place[] places;
    private final List<CompletableFuture<Void>> behind = new ArrayList<>();
    private boolean lost;

    private Replicas(Core first, int count) {
        places = new Place[count];
        cores.add(first);
        for (int i = 0; i < count; i++) {
            places[i] = new Place(i);
        }
        if (count > 1) {
            first.judges().raiseWith(first.judges(), places[0]::awaitTurn);
        }
        for (int i = 1; i < count; i++) {
            cores.add(copy(i));
            threads.add(thread(i));
        }
    }

    /** One thread, tasks in order; without tasks it ends. */
    private static Executor thread(int number) {
        ThreadPoolExecutor thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().name("replica-" + number).daemon().factory());
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    /** So many cores in the state of this one, which is theirs from now on. */
    public static Replicas of(Core first, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("there is at least one replica");
        }
        return new Replicas(first, count);
    }

    /**
     * What was said of a transaction.
     *
     * @param decision null where it could not be decided
     * @param shadowHits what the set in shadow would have met
     * @param challenger what the model in shadow said
     * @param failure why it could not be decided
     */
    public record Said(
            @Nullable Decision decision,
            List<Hit> shadowHits,
            @Nullable ModelScore challenger,
            @Nullable RuntimeException failure) {}

    /** Decides the next transactions of the log; what is said of them comes in their order. */
    public List<Said> decide(List<Transaction> inOrder) {
        requireState();
        boolean alone = inOrder.size() < FEWEST;
        Round round = new Round(inOrder, alone ? 1 : cores.size());
        lost = true; // Until the end is reached.
        for (int i = 1; i < cores.size(); i++) {
            Place other = places[i];
            behind.add(CompletableFuture.runAsync(() -> other.work(round), threads.get(i - 1)));
        }
        places[0].work(round);
        if (!alone || behind.size() > MOST_BEHIND) {
            awaitOthers();
        }
        lost = false;
        return Arrays.asList(round.said);
    }

    /**
     * Puts something in force behind the last transaction, as {@link Core#adopt(Lineup)} and its
     * like do. The other cores are copied anew: they hold nothing in common.
     */
    public void adopt(Consumer<Core> next) {
        Core first = first();
        next.accept(first);
        for (int i = 1; i < cores.size(); i++) {
            cores.set(i, copy(i));
        }
    }

    /** The core that stands for all: what it holds is what each holds. */
    public Core first() {
        requireState();
        awaitOthers();
        gatherCounts();
        return cores.getFirst();
    }

    /** Writes the state, of which any number of replicas can go on; the stream stays open. */
    public void writeSnapshot(OutputStream out) throws IOException {
        first().writeSnapshot(out);
    }

    private void requireState() {
        if (lost) {
            throw new IllegalStateException("a replica failed: begin again from a snapshot");
        }
    }

    private void awaitOthers() {
        CompletableFuture.allOf(behind.toArray(CompletableFuture[]::new)).join();
        behind.clear();
    }

    /** Each counted the searches of its share. */
    private void gatherCounts() {
        long searches = 0;
        long truncated = 0;
        for (Core core : cores) {
            searches += core.scope().searches();
            truncated += core.scope().truncatedSearches();
            core.scope().resume(0, 0);
        }
        cores.getFirst().scope().resume(searches, truncated);
    }

    /** A core in the state of the first, to be the one of this number. */
    private Core copy(int number) {
        Core core = cores.getFirst();
        try (PipedInputStream in = new PipedInputStream(PIPE_BYTES)) {
            PipedOutputStream out = new PipedOutputStream(in);
            Thread writing = Thread.ofPlatform().daemon().start(() -> write(core, out));
            Core other = core.another(in);
            writing.join();
            other.scope().resume(0, 0);
            other.judges().raiseWith(core.judges(), places[number]::awaitTurn);
            return other;
        } catch (IOException e) {
            throw new UncheckedIOException("a core could not be copied", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a core was copied", e);
        }
    }

    private static void write(Core core, PipedOutputStream to) {
        try (to) {
            core.writeSnapshot(to);
        } catch (IOException e) {
            throw new UncheckedIOException("a core could not be copied", e);
        }
    }

    /** Transactions that are decided together. */
    private static final class Round {
        /** Counters of two replicas share no line of memory. */
        private static final int APART = 32;

        private static final int LEFT = Integer.MAX_VALUE;
        private static final int SPINS = 2_000;
        private static final long PAUSE_NANOS = 20_000;

        private final List<Transaction> inOrder;
        private final int shares;
        private final Said[] said;

        /** Of each replica, how far it has judged: the place behind the last of its share. */
        private final AtomicIntegerArray judged;

        Round(List<Transaction> inOrder, int shares) {
            this.inOrder = inOrder;
            this.shares = shares;
            said = new Said[inOrder.size()];
            judged = new AtomicIntegerArray(shares * APART);
        }

        boolean isOf(int replica, int number) {
            return number % shares == replica;
        }

        void judged(int replica, int number) {
            judged.setRelease(replica * APART, number + 1);
        }

        /** Nobody waits for it any more: it is through, or has failed and the round with it. */
        void leave(int replica) {
            if (replica < shares) {
                judged.setRelease(replica * APART, LEFT);
            }
        }

        /** Returns when all transactions before this one are judged. */
        void awaitAllBefore(int number) {
            for (int replica = 0; replica < shares; replica++) {
                int last = number - 1 - Math.floorMod(number - 1 - replica, shares);
                for (int spins = 0; judged.getAcquire(replica * APART) <= last; spins++) {
                    if (spins < SPINS) {
                        Thread.onSpinWait();
                    } else {
                        LockSupport.parkNanos(PAUSE_NANOS);
                    }
                }
            }
        }
    }

    /** How far one replica is in a round; of its thread. */
    private final class Place {
        private final int own;
        private @Nullable Round round;
        private int number;

        Place(int own) {
            this.own = own;
        }

        void work(Round next) {
            round = next;
            number = 0;
            try {
                cores.get(own).along(next.inOrder, transaction -> take(next, transaction));
            } finally {
                next.leave(own);
            }
        }

        private void take(Round in, Transaction transaction) {
            Core core = cores.get(own);
            if (in.isOf(own, number)) {
                in.said[number] = said(core, transaction);
                in.judged(own, number);
            } else {
                follow(core, transaction);
            }
            number++;
        }

        private Said said(Core core, Transaction transaction) {
            try {
                Decision decision = core.decide(transaction, true);
                return new Said(decision, core.shadowHits(), core.challengerScore(), null);
            } catch (RuntimeException e) {
                return new Said(null, List.of(), null, e);
            }
        }

        /** What fails here fails where it is judged, which tells. */
        private void follow(Core core, Transaction transaction) {
            try {
                core.follow(transaction);
            } catch (RuntimeException e) {
                return; // Nothing is left to do for it.
            }
        }

        void awaitTurn() {
            Round now = round;
            if (now != null) {
                now.awaitAllBefore(number);
            }
        }
    }
}
