package vigil.identity.sessions;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.identity.officers.Officer;
import vigil.kernel.secrecy.Secret;

/** Signed-in browsers in PostgreSQL, so that a restart signs nobody out. */
@Component
public class Sessions {

    private static final int COOKIE_BYTES = 32;
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final SessionSettings settings;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(JdbcClient jdbc, SessionSettings settings, InstantSource clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** A session that is under way. */
    record Session(String officer, Instant beganAt, Instant seenAt) {}

    /** Begins a session; the secret goes into the browser's cookie and nowhere else. */
    public Secret begin(Officer officer) {
        byte[] value = new byte[COOKIE_BYTES];
        random.nextBytes(value);
        Secret cookie = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(value));
        Instant now = clock.instant();
        jdbc.sql(
                        """
                        insert into sessions (cookie_hash, officer, began_at, seen_at, ends_at)
                        values (:hash, :officer, :now, :now, :end)
                        """)
                .param("hash", CookieHash.of(cookie))
                .param("officer", officer.id())
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(now.plus(settings.life())))
                .update();
        return cookie;
    }

    /** The session behind a cookie, if it is neither over nor idle for too long. */
    Optional<Session> underWay(Secret cookie) {
        Instant now = clock.instant();
        byte[] hash = CookieHash.of(cookie);
        Optional<Session> session =
                jdbc.sql(
                                """
                                select officer, began_at, seen_at from sessions
                                join officers on officers.id = officer and enabled
                                where cookie_hash = :hash and ends_at > :now and seen_at > :idle
                                """)
                        .param("hash", hash)
                        .param("now", Timestamp.from(now))
                        .param("idle", Timestamp.from(now.minus(settings.idle())))
                        .query((found, number) ->
                                new Session(
                                        found.getString("officer"),
                                        found.getTimestamp("began_at").toInstant(),
                                        found.getTimestamp("seen_at").toInstant()))
                        .optional();
        session.filter(found -> found.seenAt().plus(NOTED_EVERY).isBefore(now))
                .ifPresent(found -> note(hash, now));
        return session;
    }

    public void end(Secret cookie) {
        jdbc.sql("delete from sessions where cookie_hash = :hash")
                .param("hash", CookieHash.of(cookie))
                .update();
    }

    private void note(byte[] hash, Instant now) {
        jdbc.sql("update sessions set seen_at = :now where cookie_hash = :hash")
                .param("now", Timestamp.from(now))
                .param("hash", hash)
                .update();
    }
}
