package vigil.gateway.tokens;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vigil.gateway.settings.Environment;

/**
 * Which tokens get through.
 *
 * @param issuer compared to the letter with the claim {@code iss}
 * @param keys where the issuer's key set is fetched
 * @param refresh how often the key set is fetched without a reason
 * @param refetchPause the shortest time between two fetches for an unknown key
 * @param bound how long nothing may be heard of revocations before older tokens are not believed
 *     any more; null where nobody tells of revocations
 * @param nonceKeyFile of what nonces of proofs are made, as identity makes them; null for none
 * @param certificates the public address of the port that asks for certificates; null for none
 */
public record TokenSettings(
        String issuer,
        URI keys,
        String audience,
        Duration refresh,
        Duration refetchPause,
        @Nullable Duration bound,
        @Nullable Path nonceKeyFile,
        @Nullable URI certificates) {

    public static TokenSettings of(Environment environment) {
        return new TokenSettings(
                environment.address("VIGIL_TOKENS_ISSUER", "https://localhost:8443").toString(),
                environment.address("VIGIL_TOKENS_KEYS", "http://127.0.0.1:8461/oauth2/jwks"),
                environment.text("VIGIL_TOKENS_AUDIENCE", "vigil"),
                environment.seconds("VIGIL_GATEWAY_KEYS_REFRESH_SECONDS", Duration.ofSeconds(60)),
                environment.seconds(
                        "VIGIL_GATEWAY_KEYS_REFETCH_PAUSE_SECONDS", Duration.ofSeconds(5)),
                bound(environment.text("VIGIL_TOKENS_BOUND", "")),
                environment.folder("VIGIL_TOKENS_NONCE_KEY_FILE"),
                certificates(environment.text("VIGIL_TOKENS_CERTIFICATES", "")));
    }

    private static @Nullable URI certificates(String text) {
        return text.isEmpty() ? null : URI.create(text);
    }

    /** As the houses read it: {@code 5s}. */
    private static @Nullable Duration bound(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[1-9][0-9]{0,3}s")) {
            throw new IllegalArgumentException("VIGIL_TOKENS_BOUND is no time such as 5s");
        }
        return Duration.ofSeconds(Integer.parseInt(text.substring(0, text.length() - 1)));
    }
}
