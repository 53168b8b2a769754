package vigil.engine.core;

import java.io.IOException;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * The core's time: event time that the crowd agrees on. It decides what is late and what is
 * forgotten.
 *
 * <p>A record at most {@code maxAdvance} ahead moves the clock to its own time. One further ahead
 * does not: a sender whose clock is broken would make the core forget everybody. A real gap (a
 * quiet night, a weekend) looks the same at first, so records in a row that are all ahead, from at
 * least {@value #VOICES} payers, move the clock to the earliest of them: {@value #QUORUM} records
 * up to a week ahead, {@value #FAR_QUORUM} beyond. Should a broken feed manage that, {@value
 * #RETURN_QUORUM} records in a row that are more than a day behind bring the clock back to the
 * latest of them.
 */
final class EventClock {
    static final int QUORUM = 3;
    static final int FAR_QUORUM = 64;
    static final int VOICES = 3;
    static final int RETURN_QUORUM = 1024;
    private static final long FAR_BEHIND = 86_400_000L;
    private static final long FAR_AHEAD = 7 * 86_400_000L;

    private final long maxAdvance;
    private boolean started;
    private long first;
    private long now;
    private int aheadInRow;
    private long earliestAhead;
    private int behindInRow;
    private long latestBehind;
    private final long[] voices = new long[VOICES];
    private int voicesHeard;

    EventClock(long maxAdvanceMillis) {
        maxAdvance = maxAdvanceMillis;
    }

    /** Returns whether the record is late: before the clock. */
    boolean tick(long time, long payer) {
        if (!started) {
            started = true;
            first = time;
            now = time;
            return false;
        }
        if (time > now + maxAdvance) {
            behindInRow = 0;
            hearAhead(time, payer);
            return false;
        }
        aheadInRow = 0;
        voicesHeard = 0;
        if (time >= now) {
            behindInRow = 0;
            now = time;
            return false;
        }
        hearBehind(time);
        return true;
    }

    private void hearAhead(long time, long payer) {
        earliestAhead = aheadInRow == 0 ? time : Math.min(earliestAhead, time);
        aheadInRow = Math.min(aheadInRow + 1, FAR_QUORUM);
        hearVoice(payer);
        int quorum = earliestAhead > now + FAR_AHEAD ? FAR_QUORUM : QUORUM;
        if (aheadInRow >= quorum && voicesHeard == VOICES) {
            now = earliestAhead;
            aheadInRow = 0;
            voicesHeard = 0;
        }
    }

    private void hearVoice(long payer) {
        for (int i = 0; i < voicesHeard; i++) {
            if (voices[i] == payer) {
                return;
            }
        }
        if (voicesHeard < VOICES) {
            voices[voicesHeard++] = payer;
        }
    }

    private void hearBehind(long time) {
        if (time >= now - FAR_BEHIND) {
            behindInRow = 0;
            return;
        }
        latestBehind = behindInRow == 0 ? time : Math.max(latestBehind, time);
        behindInRow++;
        if (behindInRow >= RETURN_QUORUM) {
            now = latestBehind;
            behindInRow = 0;
        }
    }

    long now() {
        return now;
    }

    long first() {
        return first;
    }

    /** The latest time that the clock takes for plausible. */
    long horizon() {
        return now + maxAdvance;
    }

    void write(SnapshotWriter out) throws IOException {
        out.section("clock");
        out.flag(started);
        out.number(first);
        out.number(now);
        out.number(aheadInRow);
        out.number(earliestAhead);
        out.number(behindInRow);
        out.number(latestBehind);
        out.numbers(voices, VOICES);
        out.number(voicesHeard);
    }

    void read(SnapshotReader in) throws IOException {
        in.section("clock");
        started = in.flag();
        first = in.number();
        now = in.number();
        aheadInRow = in.count(FAR_QUORUM);
        earliestAhead = in.number();
        behindInRow = in.count(RETURN_QUORUM);
        latestBehind = in.number();
        in.numbers(voices);
        voicesHeard = in.count(VOICES);
    }
}
