package vigil.identity.responses;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import org.springframework.stereotype.Component;
import vigil.identity.keys.KeyRing;
import vigil.kernel.tokens.TokenSecurity.TokenSettings;

/** Signs what this issuer says to a client besides tokens. */
@Component
public final class SignedAnswers {

    private static final Duration LIFE = Duration.ofMinutes(2);

    private final KeyRing keys;
    private final TokenSettings settings;
    private final InstantSource clock;

    SignedAnswers(KeyRing keys, TokenSettings settings, InstantSource clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is said, to whom, and for what purpose (the header {@code typ}). */
    public record Said(String client, JWSAlgorithm algorithm, Map<String, ?> claims) {}

    /** Good for two minutes. */
    public String sign(Said said, JWSHeader.Builder header) {
        Instant now = clock.instant();
        return sign(said, header, claims(said).expirationTime(Date.from(now.plus(LIFE))));
    }

    /** Without an end of its own: what is said has one, and must not be taken for a token. */
    String signForGood(Said said, JWSHeader.Builder header) {
        return sign(said, header, claims(said));
    }

    private JWTClaimsSet.Builder claims(Said said) {
        return new JWTClaimsSet.Builder()
                .issuer(settings.issuer().toString())
                .audience(said.client())
                .issueTime(Date.from(clock.instant()));
    }

    private String sign(Said said, JWSHeader.Builder header, JWTClaimsSet.Builder claims) {
        said.claims().forEach(claims::claim);
        try {
            return keys.sign(header, claims.build()).serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a key of ours does not sign", e);
        }
    }
}
