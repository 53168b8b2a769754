package vigil.identity.recovery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How passwords are recovered by mail; the server that takes letters is named by {@code
 * spring.mail.host}, and without one nothing is sent.
 *
 * @param life how long a mailed link is good
 * @param pause how long after a letter no other of the same purpose is written
 * @param from the sender of letters
 */
@ConfigurationProperties(prefix = "vigil.identity.recovery", ignoreUnknownFields = false)
public record RecoverySettings(
        @DefaultValue("20m") Duration life,
        @DefaultValue("2m") Duration pause,
        @DefaultValue("vigil@localhost") String from) {}
