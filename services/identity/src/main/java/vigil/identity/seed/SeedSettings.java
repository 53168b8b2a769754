package vigil.identity.seed;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whom an installation starts with.
 *
 * @param file clients and officers that must exist, or null
 */
@ConfigurationProperties(prefix = "vigil.identity.seed", ignoreUnknownFields = false)
public record SeedSettings(@Nullable Path file) {}
