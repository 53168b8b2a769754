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

    @Test
    void aLateFileDoesNotTakeTheClockBackHoweverLongItIs() {
        live(0, EventClock.RETURN_QUORUM + 1);
        long today = clock.now();

        for (int i = 0; i < 1_000_000; i++) {
            assertThat(clock.tick(today - 48 * HOUR + i / 100, i % 1000)).isTrue();
        }

        assertThat(clock.now()).isEqualTo(today);
    }

    @Test
    void norDoesOneAfterALongSilence() {
        live(0, 2000);
        long back = 40 * 24 * HOUR;
        for (int i = 0; i < EventClock.FAR_QUORUM; i++) {
            clock.tick(back, i);
        }
        live(back, 2000);
        long today = clock.now();

        for (int i = 0; i < 100_000; i++) {
            clock.tick(today - 48 * HOUR, i % 1000);
        }

        assertThat(clock.now()).isEqualTo(today);
    }

    @Test
    void aFileOfAWrongYearIsOutvotedByASixteenthOfIt() {
        live(0, 2000);
        for (int i = 0; i < 32_000; i++) {
            clock.tick(YEARS + i, i % 100);
        }
        assertThat(clock.now()).isGreaterThan(YEARS);

        long today = HOUR;
        for (int i = 0; i < 32_000 / 16; i++) {
            clock.tick(today + i, i % 100);
        }
        assertThat(clock.now()).isLessThan(YEARS).isGreaterThan(today);
    }

    @Test
    void aFirstRecordOfAWrongYearIsOutvoted() {
        clock.tick(YEARS, 1);

        for (int i = 0; i < EventClock.RETURN_QUORUM; i++) {
            clock.tick(i, 1 + i % 5);
        }

        assertThat(clock.now()).isEqualTo(EventClock.RETURN_QUORUM - 1);
    }

    /** So many payments of a bank in a row, a minute apart. */
    private void live(long from, int count) {
        for (int i = 0; i < count; i++) {
            clock.tick(from + i * 60_000L, i % 50);
        }
    }
}
