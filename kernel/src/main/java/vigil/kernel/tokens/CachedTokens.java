package vigil.kernel.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Checks a token's signature once and remembers the answer for the token's short life: RSA costs
 * more than the call.
 */
final class CachedTokens implements JwtDecoder {

    private static final int REMEMBERED = 10_000;
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    private final JwtDecoder checking;
    private final InstantSource clock;
    private final Cache<String, Jwt> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(AT_MOST).build();

    CachedTokens(JwtDecoder checking, InstantSource clock) {
        this.checking = checking;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = remembered.getIfPresent(token);
        if (known == null) {
            known = checking.decode(token);
            remembered.put(token, known);
        }
        Instant end = Objects.requireNonNull(known.getExpiresAt());
        if (!clock.instant().isBefore(end)) {
            remembered.invalidate(token);
            throw new JwtValidationException(
                    "expired",
                    java.util.List.of(
                            new org.springframework.security.oauth2.core.OAuth2Error(
                                    "invalid_token")));
        }
        return known;
    }
}
