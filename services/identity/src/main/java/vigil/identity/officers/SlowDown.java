package vigil.identity.officers;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.visitors.Visitor;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;

/**
 * Makes guessing slow without keeping an officer out. Failures are counted for a name together with
 * where they come from: a browser that the officer has signed in with before, else a network. After
 * five there every further one doubles the wait there, up to a quarter of an hour. Against guesses
 * from everywhere strangers' attempts under a name that is under attack take a while, and are then
 * looked at: nobody is refused for what others did. An attempt is counted before it is looked at,
 * so that attempts at the same moment are not free; success wipes the count.
 */
@Component
public class SlowDown {

    private static final int FREE_FAILURES = 5;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    /** Failures of strangers under one name within the hour, from which on each takes its time. */
    private static final int CROWD = 20;

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int PAUSES_AT_ONCE = 256;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final BlindIndex index;
    private final Semaphore places = new Semaphore(PAUSES_AT_ONCE);

    SlowDown(JdbcClient jdbc, InstantSource clock, MasterKey master) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.index = new BlindIndex(master, "login-attempts");
    }

    /**
     * Where guesses are counted.
     *
     * @param place for the name together with where they come from
     * @param crowd for the name and strangers from everywhere, null where the browser is known
     */
    public record Counted(byte[] place, byte @org.jspecify.annotations.Nullable [] crowd) {}

    private record Count(int failures, Instant blockedUntil, Instant lastAt) {}

    /**
     * @param what is guessed at: {@code password}, {@code code}
     * @param known whether the visitor's browser is one that the officer has signed in with
     */
    public Counted counted(String what, String whom, Visitor visitor, boolean known) {
        if (known && visitor.browser() != null) {
            return new Counted(index.of(what, whom, "browser", visitor.browser().reveal()), null);
        }
        return new Counted(
                index.of(what, whom, "network", visitor.network().reveal()),
                index.of(what, whom, "anywhere"));
    }

    /**
     * As {@link #counted}, with all strangers in one: for what only somebody tries who has the
     * password already, so that no crowd of networks makes its guesses many.
     */
    public Counted countedTogether(String what, String whom, Visitor visitor, boolean known) {
        return known
                ? counted(what, whom, visitor, true)
                : new Counted(index.of(what, whom, "strangers"), null);
    }

    /** Zero when the attempt may go on; it is then counted as failed until {@link #forget}. */
    @Transactional
    public Duration begin(Counted attempt) {
        Duration wait = begin(attempt.place());
        if (wait.isZero() && attempt.crowd() != null) {
            count(attempt.crowd(), Duration.ZERO);
        }
        return wait;
    }

    /**
     * Takes the time that a stranger's attempt takes under a name that is under attack; outside of
     * any transaction.
     */
    public void pauseInCrowd(Counted attempt) {
        if (!isCrowded(attempt) || !places.tryAcquire()) {
            return;
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    /** Whether many strangers from everywhere have failed under the name. */
    public boolean isCrowded(Counted attempt) {
        return attempt.crowd() != null
                && find(attempt.crowd(), "")
                        .filter(count -> !isOld(count, clock.instant()))
                        .filter(count -> count.failures() > CROWD)
                        .isPresent();
    }

    public void forget(Counted attempt) {
        forget(attempt.place());
        if (attempt.crowd() != null) {
            forget(attempt.crowd());
        }
    }

    private Duration begin(byte[] key) {
        Instant now = now();
        Count count = locked(key, now);
        if (now.isBefore(count.blockedUntil())) {
            return Duration.between(now, count.blockedUntil());
        }
        int failures = (isOld(count, now) ? 0 : count.failures()) + 1;
        write(key, failures, waitAfter(failures));
        return Duration.ZERO;
    }

    private void count(byte[] key, Duration wait) {
        Instant now = now();
        Count count = locked(key, now);
        write(key, (isOld(count, now) ? 0 : count.failures()) + 1, wait);
    }

    /** The database keeps microseconds and rounds: a finer now would seem to lie before itself. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static boolean isOld(Count count, Instant now) {
        return count.lastAt().plus(FORGOTTEN_AFTER).isBefore(now);
    }

    private void write(byte[] key, int failures, Duration wait) {
        Instant now = now();
        jdbc.sql(
                        """
                        update login_attempts
                        set failures = :failures, blocked_until = :until, last_at = :now
                        where login_index = :key
                        """)
                .param("failures", failures)
                .param("until", Timestamp.from(now.plus(wait)))
                .param("now", Timestamp.from(now))
                .param("key", key)
                .update();
    }

    private void forget(byte[] key) {
        jdbc.sql("delete from login_attempts where login_index = :key").param("key", key).update();
    }

    private Count locked(byte[] key, Instant now) {
        jdbc.sql(
                        """
                        insert into login_attempts (login_index, failures, blocked_until, last_at)
                        values (:key, 0, :now, :now) on conflict do nothing
                        """)
                .param("key", key)
                .param("now", Timestamp.from(now))
                .update();
        return find(key, "for update").orElseThrow();
    }

    private Optional<Count> find(byte[] key, String locking) {
        return jdbc.sql(
                        "select failures, blocked_until, last_at from login_attempts"
                                + " where login_index = :key "
                                + locking)
                .param("key", key)
                .query((row, number) ->
                        new Count(
                                row.getInt("failures"),
                                row.getTimestamp("blocked_until").toInstant(),
                                row.getTimestamp("last_at").toInstant()))
                .optional();
    }

    static Duration waitAfter(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(failures - FREE_FAILURES, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
