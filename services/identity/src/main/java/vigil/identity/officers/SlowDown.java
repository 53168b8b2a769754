package vigil.identity.officers;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes guessing slow: after five failures under a name every further one doubles the wait, up to a
 * quarter of an hour. An attempt is counted before its password is looked at, so that attempts at
 * the same moment are not free; success wipes the count.
 */
@Component
class SlowDown {

    private static final int FREE_FAILURES = 5;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    SlowDown(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Count(int failures, Instant blockedUntil, Instant lastAt) {}

    /** Zero when the attempt may go on; it is then counted as failed until {@link #forget}. */
    @Transactional
    public Duration begin(byte[] login) {
        // The database keeps microseconds and rounds: a finer now would seem to lie before itself.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql(
                        """
                        insert into login_attempts (login_index, failures, blocked_until, last_at)
                        values (:login, 0, :now, :now) on conflict do nothing
                        """)
                .param("login", login)
                .param("now", Timestamp.from(now))
                .update();
        Count count = lock(login).orElseThrow();
        if (now.isBefore(count.blockedUntil())) {
            return Duration.between(now, count.blockedUntil());
        }
        boolean old = count.lastAt().plus(FORGOTTEN_AFTER).isBefore(now);
        int failures = (old ? 0 : count.failures()) + 1;
        jdbc.sql(
                        """
                        update login_attempts
                        set failures = :failures, blocked_until = :until, last_at = :now
                        where login_index = :login
                        """)
                .param("failures", failures)
                .param("until", Timestamp.from(now.plus(waitAfter(failures))))
                .param("now", Timestamp.from(now))
                .param("login", login)
                .update();
        return Duration.ZERO;
    }

    void forget(byte[] login) {
        jdbc.sql("delete from login_attempts where login_index = :login")
                .param("login", login)
                .update();
    }

    private Optional<Count> lock(byte[] login) {
        return jdbc.sql(
                        """
                        select failures, blocked_until, last_at from login_attempts
                        where login_index = :login for update
                        """)
                .param("login", login)
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
