package vigil.identity.visitors;

import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Secret;

/** Browsers in which officers have signed in before, known by a cookie that opens nothing. */
@Component
public class KnownBrowsers {

    static final String COOKIE = "__Host-vigil-known";

    private static final Duration REMEMBERED = Duration.ofDays(90);
    private static final int COOKIE_BYTES = 32;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final BlindIndex hashes;
    private final SecureRandom random = new SecureRandom();

    KnownBrowsers(JdbcClient jdbc, InstantSource clock, MasterKey master) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.hashes = new BlindIndex(master, "known-browsers");
    }

    public boolean isKnown(String officer, @Nullable Secret browser) {
        return browser != null
                && jdbc.sql(
                                """
                                select 1 from known_browsers
                                where cookie_hash = :hash and officer = :officer and ends_at > :now
                                """)
                        .param("hash", hash(browser))
                        .param("officer", officer)
                        .param("now", Timestamp.from(clock.instant()))
                        .query((row, number) -> row.getInt(1))
                        .optional()
                        .isPresent();
    }

    /** Remembers the visitor's browser for this officer. */
    public void remember(String officer, Visitor visitor, HttpServletResponse response) {
        Secret browser = visitor.browser() == null ? draw() : visitor.browser();
        Instant end = clock.instant().plus(REMEMBERED);
        jdbc.sql(
                        """
                        insert into known_browsers (cookie_hash, officer, ends_at)
                        values (:hash, :officer, :end)
                        on conflict (cookie_hash, officer) do update set ends_at = :end
                        """)
                .param("hash", hash(browser))
                .param("officer", officer)
                .param("end", Timestamp.from(end))
                .update();
        ResponseCookie cookie =
                ResponseCookie.from(COOKIE, browser.reveal())
                        .path("/")
                        .secure(true)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(REMEMBERED)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** After a password change no browser is trusted for what was before. */
    public void forget(String officer) {
        jdbc.sql("delete from known_browsers where officer = :officer")
                .param("officer", officer)
                .update();
    }

    private Secret draw() {
        byte[] bytes = new byte[COOKIE_BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private byte[] hash(Secret browser) {
        return hashes.of(browser.reveal());
    }
}
