package vigil.identity.sessions;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a browser stays signed in.
 *
 * @param idle how long it may be silent
 * @param life how long a sign-in lasts at most
 */
@ConfigurationProperties(prefix = "vigil.identity.session", ignoreUnknownFields = false)
public record SessionSettings(
        @DefaultValue("30m") Duration idle, @DefaultValue("8h") Duration life) {}
