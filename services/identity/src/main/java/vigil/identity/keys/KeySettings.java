package vigil.identity.keys;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How signing keys follow one another.
 *
 * @param life how long a key signs before the next one takes over
 * @param lead how long a new key is published before it signs
 * @param pkcs11 description of a PKCS#11 token, as Java's provider reads it ({@code name}, {@code
 *     library}, {@code slot}), in which keys are made; without one they are sealed in the database
 * @param pkcs11PinFile opens the token
 */
@ConfigurationProperties(prefix = "vigil.identity.key", ignoreUnknownFields = false)
public record KeySettings(
        @DefaultValue("30d") Duration life,
        @DefaultValue("2m") Duration lead,
        @Nullable Path pkcs11,
        @Nullable Path pkcs11PinFile) {

    public KeySettings {
        if ((pkcs11 == null) != (pkcs11PinFile == null)) {
            throw new IllegalArgumentException("a PKCS#11 token needs a description and a PIN");
        }
    }
}
