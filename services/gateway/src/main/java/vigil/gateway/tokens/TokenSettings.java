package vigil.gateway.tokens;

import java.net.URI;
import java.time.Duration;
import vigil.gateway.settings.Environment;

/**
 * Which tokens get through.
 *
 * @param issuer compared to the letter with the claim {@code iss}
 * @param keys where the issuer's key set is fetched
 * @param refresh how often the key set is fetched without a reason
 * @param refetchPause the shortest time between two fetches for an unknown key
 */
public record TokenSettings(
        String issuer, URI keys, String audience, Duration refresh, Duration refetchPause) {

    public static TokenSettings of(Environment environment) {
        return new TokenSettings(
                environment.address("VIGIL_TOKENS_ISSUER", "https://localhost:8443").toString(),
                environment.address("VIGIL_TOKENS_KEYS", "http://127.0.0.1:8461/oauth2/jwks"),
                environment.text("VIGIL_TOKENS_AUDIENCE", "vigil"),
                environment.seconds("VIGIL_GATEWAY_KEYS_REFRESH_SECONDS", Duration.ofSeconds(60)),
                environment.seconds(
                        "VIGIL_GATEWAY_KEYS_REFETCH_PAUSE_SECONDS", Duration.ofSeconds(5)));
    }
}
