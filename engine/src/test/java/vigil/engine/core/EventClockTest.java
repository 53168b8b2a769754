package vigil.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventClockTest {
    private static final long HOUR = 3_600_000L;
    private static final long YEARS = 20_000 * 24 * HOUR;

    private final EventClock clock = new EventClock(HOUR);

    @Test
    void aRecordBeforeTheClockIsLate() {
        assertThat(clock.tick(100, 1)).isFalse();
        assertThat(clock.tick(200, 1)).isFalse();
        assertThat(clock.tick(199, 1)).isTrue();
        assertThat(clock.tick(200, 1)).isFalse();
    }

    @Test
    void oneSenderFarAheadDoesNotMoveTheClock() {
        clock.tick(0, 1);
        for (int i = 0; i < 10_000; i++) {
            clock.tick(YEARS + i, 7);
        }

        assertThat(clock.now()).isZero();
    }

    @Test
    void manySendersAfterAQuietWeekendMoveIt() {
        clock.tick(0, 1);
        clock.tick(60 * HOUR, 1);
        clock.tick(60 * HOUR + 1, 1);
        clock.tick(60 * HOUR + 2, 2);
        assertThat(clock.now()).isZero();

        clock.tick(60 * HOUR + 3, 3);
        assertThat(clock.now()).isEqualTo(60 * HOUR);
    }

    @Test
    void recordsInTimeBetweenThemKeepItWhereItIs() {
        clock.tick(0, 1);
        for (int i = 0; i < 10_000; i++) {
            clock.tick(YEARS + i, i);
            if (i % 20 == 0) {
                clock.tick(i, 1);
            }
        }

        assertThat(clock.now()).isLessThan(YEARS);
    }

    @Test
    void aClockThatABrokenFeedMovedComesBack() {
        clock.tick(0, 1);
        for (int i = 0; i < EventClock.FAR_QUORUM; i++) {
            clock.tick(YEARS, i);
        }
        assertThat(clock.now()).isEqualTo(YEARS);

        for (int i = 0; i < EventClock.RETURN_QUORUM; i++) {
            clock.tick(i, 1 + i % 5);
        }
        assertThat(clock.now()).isEqualTo(EventClock.RETURN_QUORUM - 1);
    }
}
