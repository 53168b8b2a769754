package vigil.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.engine.Decision;
import vigil.engine.Hit;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;

/** Rings set into everyday traffic are found, and everyday traffic is left alone. */
class RingsInBackgroundTest {
    private static final int ACCOUNTS = 6_000;
    private static final int PAYMENTS = 40_000;
    private static final long DAYS = 14;

    private record Draft(long time, long payer, long payee, long minor, int ring) {}

    private final Random random = new Random(77);
    private final List<Draft> drafts = new ArrayList<>();
    private int rings;

    /**
     * Everybody pays a few contacts again and again and now and then somebody new; some are hubs.
     */
    private void everydayTraffic() {
        for (int i = 0; i < PAYMENTS; i++) {
            long payer = 1 + (long) (ACCOUNTS * Math.pow(random.nextDouble(), 1.5));
            long contact =
                    random.nextInt(10) < 8
                            ? (long) (4 * Math.pow(random.nextDouble(), 2))
                            : 4 + random.nextInt(90);
            long mixed = (payer * 31 + contact) * 0x9E3779B97F4A7C15L >>> 33;
            long payee = 1 + (long) (ACCOUNTS * Math.pow((mixed % 10_000) / 10_000.0, 1.5));
            double usual = 4.5 + (payer * 7 + contact) % 4;
            long minor = 100 + (long) (100 * StrictMath.exp(usual + random.nextGaussian()));
            drafts.add(new Draft(random.nextLong(DAYS * Streams.DAY), payer, payee, minor, -1));
        }
    }

    /** A quiet account of everyday traffic, or one of its own. */
    private long member(double merged) {
        return random.nextDouble() < merged
                ? ACCOUNTS / 2 + random.nextInt(ACCOUNTS / 2)
                : 1_000_000 + random.nextInt(1_000_000);
    }

    private long about(long minor) {
        return (long) (minor * (0.93 + 0.14 * random.nextDouble()));
    }

    private long start() {
        return 2 * Streams.DAY + random.nextLong((DAYS - 6) * Streams.DAY);
    }

    private void cycle(int hops, double merged) {
        long[] members = new long[hops];
        for (int i = 0; i < hops; i++) {
            members[i] = member(merged);
        }
        long time = start();
        long minor = 200_000 + random.nextInt(1_500_000);
        for (int i = 0; i < hops; i++) {
            drafts.add(new Draft(time, members[i], members[(i + 1) % hops], minor, rings));
            time += Streams.HOUR + random.nextLong(88 * Streams.HOUR / hops);
            minor = about(minor);
        }
        rings++;
    }

    private void scatterGather(int mids, double merged) {
        long source = member(merged);
        long target = member(merged);
        long begun = start();
        for (int i = 0; i < mids; i++) {
            long mid = member(merged);
            long minor = 200_000 + random.nextInt(1_500_000);
            long time = begun + random.nextLong(40 * Streams.HOUR);
            drafts.add(new Draft(time, source, mid, minor, rings));
            drafts.add(
                    new Draft(
                            time + random.nextLong(40 * Streams.HOUR),
                            mid,
                            target,
                            about(minor),
                            rings));
        }
        rings++;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 1})
    void everyCycleAndScatterGatherIsFound(double merged) {
        everydayTraffic();
        for (int i = 0; i < 10; i++) {
            cycle(3 + i, merged);
            scatterGather(3 + i, merged);
        }
        Set<Integer> found = new HashSet<>();
        int ordinaryAlerted = play(found);

        assertThat(rings).as("each with two legs or more, whole within the window").isEqualTo(20);
        assertThat(found).hasSize(rings);
        assertThat(ordinaryAlerted).isLessThan(PAYMENTS / 1_000);
    }

    @Test
    void salariesAndShopsRaiseNoAlert() {
        for (int month = 0; month < 3; month++) {
            for (int i = 0; i < 60; i++) {
                long payday = (month * 30L + 25) * Streams.DAY + i * 1_000L;
                drafts.add(new Draft(payday, 1, 100 + i, 280_000 + i * 1_000, -1));
            }
        }
        for (int i = 0; i < 2_000; i++) {
            drafts.add(
                    new Draft(
                            random.nextLong(90 * Streams.DAY),
                            100 + random.nextInt(60),
                            2,
                            500 + random.nextInt(9_000),
                            -1));
        }

        assertThat(play(new HashSet<>())).isZero();
    }

    /** Plays all payments in order of time; returns how many ordinary ones opened an alert. */
    private int play(Set<Integer> found) {
        drafts.sort(Comparator.comparingLong(Draft::time));
        Core core = Streams.core();
        int ordinaryAlerted = 0;
        for (int row = 0; row < drafts.size(); row++) {
            Draft draft = drafts.get(row);
            Transaction transaction =
                    Streams.payment(
                            row, Streams.START + draft.time, draft.payer, draft.payee, draft.minor);
            Decision decision = core.decide(transaction);
            List<Hit> opening = decision.hits().stream().filter(Hit::opensAlert).toList();
            opening.forEach(hit -> note(hit, found));
            ordinaryAlerted += draft.ring < 0 && !opening.isEmpty() ? 1 : 0;
        }
        return ordinaryAlerted;
    }

    /** A ring is found when two of its payments are in the evidence and make up half of it. */
    private void note(Hit hit, Set<Integer> found) {
        for (int ring = 0; ring < rings; ring++) {
            int own = 0;
            for (TransactionId id : hit.evidence()) {
                own += drafts.get((int) id.low()).ring == ring ? 1 : 0;
            }
            if (own >= 2 && 2 * own >= hit.evidence().size()) {
                found.add(ring);
            }
        }
    }
}
