package vigil.identity.sessions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.identity.factors.Factor;
import vigil.identity.visitors.Visitors;
import vigil.kernel.secrecy.Secret;

/**
 * Logins that wait for their second factor. They open no door; whoever holds one may prove more, or
 * make a first second factor where the role demands one.
 */
@Component
public class HalfLogins {

    private static final String COOKIE = "__Host-vigil-half";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int COOKIE_BYTES = 32;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    HalfLogins(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param factors what was proven so far
     * @param authAt when
     */
    public record HalfLogin(String officer, Set<Factor> factors, Instant authAt) {

        public HalfLogin {
            factors = Set.copyOf(factors);
        }
    }

    public void begin(HalfLogin half, HttpServletResponse response) {
        byte[] value = new byte[COOKIE_BYTES];
        random.nextBytes(value);
        Secret cookie = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(value));
        jdbc.sql(
                        """
                        insert into half_logins (cookie_hash, officer, factors, auth_at, ends_at)
                        values (:hash, :officer, :factors, :auth, :end)
                        """)
                .param("hash", CookieHash.of(cookie))
                .param("officer", half.officer())
                .param("factors", Sessions.words(half.factors()))
                .param("auth", Timestamp.from(half.authAt()))
                .param("end", Timestamp.from(clock.instant().plus(PATIENCE)))
                .update();
        SessionCookie.write(response, COOKIE, cookie.reveal(), -1);
    }

    public Optional<HalfLogin> of(HttpServletRequest request) {
        return Optional.ofNullable(Visitors.cookie(request, COOKIE)).flatMap(this::of);
    }

    /** It has become a session, or nothing. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        Optional.ofNullable(Visitors.cookie(request, COOKIE))
                .ifPresent(cookie -> {
                    jdbc.sql("delete from half_logins where cookie_hash = :hash")
                            .param("hash", CookieHash.of(cookie))
                            .update();
                    SessionCookie.write(response, COOKIE, "", 0);
                });
    }

    private Optional<HalfLogin> of(Secret cookie) {
        return jdbc.sql(
                        """
                        select officer, factors, auth_at from half_logins
                        join officers on officers.id = officer and enabled
                        where cookie_hash = :hash and ends_at > :now
                        """)
                .param("hash", CookieHash.of(cookie))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) ->
                        new HalfLogin(
                                row.getString("officer"),
                                Sessions.factors(row),
                                row.getTimestamp("auth_at").toInstant()))
                .optional();
    }
}
