package vigil.identity.keys;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How signing keys follow one another.
 *
 * @param life how long a key signs before the next one takes over
 * @param lead how long a new key is published before it signs
 */
@ConfigurationProperties(prefix = "vigil.identity.key", ignoreUnknownFields = false)
public record KeySettings(@DefaultValue("30d") Duration life, @DefaultValue("2m") Duration lead) {}
