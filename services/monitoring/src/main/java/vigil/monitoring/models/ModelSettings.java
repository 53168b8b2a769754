package vigil.monitoring.models;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keys folder with the public keys of whoever signs models; without one none is registered
 * @param largestBundle bytes of a bundle at most: two of them are one record of the log
 */
@ConfigurationProperties(prefix = "vigil.monitoring.models", ignoreUnknownFields = false)
public record ModelSettings(@Nullable Path keys, @DefaultValue("1900000") int largestBundle) {

    public ModelSettings {
        if (largestBundle < 1 || largestBundle > 2_000_000) {
            throw new IllegalArgumentException("two bundles fit into a record of the log");
        }
    }
}
