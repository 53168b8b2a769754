package vigil.identity.sessions;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.factors.Factor;
import vigil.identity.revocations.EndedGrants;
import vigil.kernel.identity.RandomId;
import vigil.kernel.secrecy.Secret;

/** Signed-in browsers in PostgreSQL, so that a restart signs nobody out. */
@Component
public class Sessions {

    private static final int COOKIE_BYTES = 32;
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final String COLUMNS =
            """
            select sessions.id, officer, factors, auth_at, seen_at, device from sessions
            join officers on officers.id = officer and enabled
            where ends_at > :now and seen_at > :idle
            """;

    private final JdbcClient jdbc;
    private final SessionSettings settings;
    private final EndedGrants grants;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(JdbcClient jdbc, SessionSettings settings, EndedGrants grants, InstantSource clock) {
        this.jdbc = jdbc;
        this.grants = grants;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What a session begins with.
     *
     * @param authAt when the first of the factors was proven
     */
    public record Beginning(String officer, Set<Factor> factors, Instant authAt, String device) {

        public Beginning {
            factors = Set.copyOf(factors);
        }
    }

    /** Begins a session; the secret goes into the browser's cookie and nowhere else. */
    public Secret begin(Beginning beginning) {
        byte[] value = new byte[COOKIE_BYTES];
        random.nextBytes(value);
        Secret cookie = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(value));
        Instant now = clock.instant();
        jdbc.sql(
                        """
                        insert into sessions (cookie_hash, id, officer, factors, auth_at, device,
                            began_at, seen_at, ends_at)
                        values (:hash, :id, :officer, :factors, :auth, :device, :now, :now, :end)
                        """)
                .param("hash", CookieHash.of(cookie))
                .param("id", RandomId.next())
                .param("officer", beginning.officer())
                .param("factors", words(beginning.factors()))
                .param("auth", Timestamp.from(beginning.authAt()))
                .param("device", beginning.device())
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
                current(COLUMNS + "and cookie_hash = :hash", now)
                        .param("hash", hash)
                        .query(Sessions::session)
                        .optional();
        session.filter(found -> found.seenAt().plus(NOTED_EVERY).isBefore(now))
                .ifPresent(found -> note(hash, now));
        return session;
    }

    /** An officer's sessions, the one seen last first. */
    public List<Session> of(String officer) {
        return current(COLUMNS + "and officer = :officer order by seen_at desc", clock.instant())
                .param("officer", officer)
                .query(Sessions::session)
                .list();
    }

    /** Ends a session and what was granted in it. */
    @Transactional
    public void end(Secret cookie) {
        jdbc.sql("delete from sessions where cookie_hash = :hash returning id")
                .param("hash", CookieHash.of(cookie))
                .query((row, number) -> row.getString("id"))
                .optional()
                .ifPresent(grants::ofSession);
    }

    /** Ends one of an officer's sessions; whether there was one of this id. */
    @Transactional
    public boolean end(String officer, String id) {
        boolean ended =
                jdbc.sql("delete from sessions where officer = :officer and id = :id")
                                .param("officer", officer)
                                .param("id", id)
                                .update()
                        == 1;
        if (ended) {
            grants.ofSession(id);
        }
        return ended;
    }

    /** Ends all of an officer's sessions, and all that was granted in them. */
    @Transactional
    public int endAll(String officer) {
        jdbc.sql("delete from half_logins where officer = :officer")
                .param("officer", officer)
                .update();
        grants.ofLogin(officer);
        return jdbc.sql("delete from sessions where officer = :officer")
                .param("officer", officer)
                .update();
    }

    private JdbcClient.StatementSpec current(String query, Instant now) {
        return jdbc.sql(query)
                .param("now", Timestamp.from(now))
                .param("idle", Timestamp.from(now.minus(settings.idle())));
    }

    private void note(byte[] hash, Instant now) {
        jdbc.sql("update sessions set seen_at = :now where cookie_hash = :hash")
                .param("now", Timestamp.from(now))
                .param("hash", hash)
                .update();
    }

    static String[] words(Set<Factor> factors) {
        return factors.stream().map(Factor::word).sorted().toArray(String[]::new);
    }

    static Set<Factor> factors(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("factors").getArray())
                .flatMap(word -> Factor.ofWord(word).stream())
                .collect(Collectors.toSet());
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        return new Session(
                row.getString("id"),
                row.getString("officer"),
                factors(row),
                row.getTimestamp("auth_at").toInstant(),
                row.getTimestamp("seen_at").toInstant(),
                row.getString("device"));
    }
}
