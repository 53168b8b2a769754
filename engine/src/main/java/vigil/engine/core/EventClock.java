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
 * up to a week ahead, {@value #FAR_QUORUM} beyond.
 *
 * <p>Should a broken feed manage the latter, records that go on where time had been bring the clock
 * back to the latest of them: {@value #RETURN_QUORUM} in a row, from no later than a week after the
 * time before, and no less in all than a sixteenth of those that came in time since. Nothing else
 * does. A file of what happened days ago is late, however long it is: whoever took it for the
 * present would forget what accounts did since. The first time is doubted so as well, until {@value
 * #RETURN_QUORUM} records came in time.
 */
final class EventClock {
    static final int QUORUM = 3;
    static final int FAR_QUORUM = 64;
    static final int VOICES = 3;
    static final int RETURN_QUORUM = 1024;
    private static final int AGREEING_TO_ONE = 16;
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

    /** Whether the clock may stand where a broken feed has put it. */
    private boolean doubted;

    /** What brings it back is no later than this. */
    private long latestReturn;

    /** Records since then that came in time, and such as would bring the clock back. */
    private long agreeing;

    private long disagreeing;
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
            doubt(Long.MAX_VALUE);
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
            agree();
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
            if (quorum == FAR_QUORUM && !doubted) {
                doubt(now + FAR_AHEAD);
            }
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

    private void doubt(long latest) {
        doubted = true;
        latestReturn = latest;
        agreeing = 0;
        disagreeing = 0;
    }

    private void agree() {
        agreeing++;
        boolean sinceTheStart = latestReturn == Long.MAX_VALUE;
        doubted &= !(sinceTheStart && agreeing >= RETURN_QUORUM);
    }

    private void hearBehind(long time) {
        if (!doubted || time >= now - FAR_BEHIND || time > latestReturn) {
            behindInRow = 0;
            return;
        }
        latestBehind = behindInRow == 0 ? time : Math.max(latestBehind, time);
        behindInRow = Math.min(behindInRow + 1, RETURN_QUORUM);
        disagreeing++;
        if (behindInRow == RETURN_QUORUM && disagreeing >= agreeing / AGREEING_TO_ONE) {
            now = latestBehind;
            behindInRow = 0;
            doubted = false;
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
        out.flag(doubted);
        out.number(latestReturn);
        out.number(agreeing);
        out.number(disagreeing);
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
        doubted = in.flag();
        latestReturn = in.number();
        agreeing = in.number();
        disagreeing = in.number();
        in.numbers(voices);
        voicesHeard = in.count(VOICES);
    }
}
