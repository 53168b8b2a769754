package vigil.cases.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Deadlines that come with the deployment.
 *
 * @param file its own table in the form of {@code deadlines.json}: its rules go before those that
 *     come with Vigil; null for none. A file that is not understood stops the house, with its line
 */
@ConfigurationProperties(prefix = "vigil.cases.deadlines", ignoreUnknownFields = false)
public record DeadlineSettings(@Nullable Path file) {}
