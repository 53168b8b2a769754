package vigil.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BulkheadTest {

    private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(5);
    private static final Duration BEARABLE = Duration.ofMillis(25);
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(50);

    private long now;

    private Bulkhead following() {
        return Bulkhead.following(200, BEARABLE, () -> now);
    }

    @Test
    void onlySoManyAreInsideAtOnce() {
        Bulkhead bulkhead = Bulkhead.of(2);

        assertThat(bulkhead.enter()).isTrue();
        assertThat(bulkhead.enter()).isTrue();
        assertThat(bulkhead.enter()).isFalse();
        bulkhead.leave(QUICK);
        assertThat(bulkhead.enter()).isTrue();
        assertThat(bulkhead.inside()).isEqualTo(2);
    }

    @Test
    void quickAnswersWidenItAsFarAsItMay() {
        Bulkhead bulkhead = following();

        full(bulkhead, QUICK, 200);

        assertThat(bulkhead.limit()).isEqualTo(200);
    }

    @Test
    void slowAnswersNarrowItAndQuickOnesOpenItAgain() {
        Bulkhead bulkhead = following();
        full(bulkhead, QUICK, 200);

        full(bulkhead, SLOW, 20);
        int narrow = bulkhead.limit();
        full(bulkhead, QUICK, 200);

        assertThat(narrow).isLessThan(100).isGreaterThanOrEqualTo(16);
        assertThat(bulkhead.limit()).isEqualTo(200);
    }

    @Test
    void aWaveOfMinutesIsNotWhatIsUsual() {
        Bulkhead bulkhead = following();
        full(bulkhead, QUICK, 200);

        // Two minutes in which all who are inside wait the longer the more they are.
        for (int quarter = 0; quarter < 480; quarter++) {
            int inside = 0;
            while (bulkhead.enter()) {
                inside++;
            }
            now += TimeUnit.MILLISECONDS.toNanos(250);
            for (int i = 0; i < inside; i++) {
                bulkhead.leave(inside * TimeUnit.MILLISECONDS.toNanos(1));
            }
        }

        assertThat(bulkhead.limit()).isLessThan(60);
    }

    @Test
    void aHouseThatHasBecomeSlowerForGoodIsBelieved() {
        Bulkhead bulkhead = following();
        full(bulkhead, QUICK, 200);

        full(bulkhead, SLOW, 4 * 60 * 60);

        assertThat(bulkhead.limit()).isEqualTo(200);
    }

    @Test
    void aHouseThatWasIdleIsNotCalledSlowUnderItsFullLoad() {
        Bulkhead bulkhead = following();
        full(bulkhead, QUICK, 200);

        full(bulkhead, BEARABLE.toNanos(), 200);

        assertThat(bulkhead.limit()).isEqualTo(200);
        assertThat(bulkhead.isFull()).isFalse();
    }

    @Test
    void aPauseOfATenthOfASecondNarrowsNothing() {
        Bulkhead bulkhead = following();
        full(bulkhead, QUICK, 1);
        int before = bulkhead.limit();

        // At a thousand a second: a hundred had to wait, fifty milliseconds on average.
        for (int answered = 0; answered < 400; answered++) {
            bulkhead.enter();
            now += TimeUnit.MILLISECONDS.toNanos(1);
            bulkhead.leave(answered < 100 ? SLOW : QUICK);
        }

        assertThat(bulkhead.limit()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void whoIsTurnedAwayIsCounted() {
        Bulkhead bulkhead = Bulkhead.of(1);
        bulkhead.enter();

        assertThat(bulkhead.isFull()).isTrue();
        assertThat(bulkhead.enter()).isFalse();

        assertThat(bulkhead.turnedAway()).isEqualTo(2);
    }

    @Test
    void whatSaysNothingAboutTheHouseChangesNothing() {
        Bulkhead bulkhead = following();
        int before = bulkhead.limit();

        full(bulkhead, -1, 50);

        assertThat(bulkhead.limit()).isEqualTo(before);
    }

    /** As many as may come in and out again, over and over. */
    private void full(Bulkhead bulkhead, long nanos, int rounds) {
        for (int round = 0; round < rounds; round++) {
            int inside = 0;
            while (bulkhead.enter()) {
                inside++;
            }
            now += TimeUnit.SECONDS.toNanos(1);
            for (int i = 0; i < inside; i++) {
                bulkhead.leave(nanos);
            }
        }
    }
}
