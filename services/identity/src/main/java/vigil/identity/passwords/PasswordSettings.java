package vigil.identity.passwords;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which passwords are refused as breached.
 *
 * @param filter a file that {@code make-password-filter} has written; the shipped one when null
 */
@ConfigurationProperties(prefix = "vigil.identity.passwords", ignoreUnknownFields = false)
public record PasswordSettings(@Nullable Path filter) {}
