package vigil.kernel.tokens;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which tokens are believed.
 *
 * @param issuer the public address of the issuer, compared to the letter
 * @param keys where the issuer's key set is fetched
 * @param audience what the token must be meant for
 */
@ConfigurationProperties(prefix = "vigil.tokens", ignoreUnknownFields = false)
public record TokenSettings(URI issuer, URI keys, @DefaultValue("vigil") String audience) {}
