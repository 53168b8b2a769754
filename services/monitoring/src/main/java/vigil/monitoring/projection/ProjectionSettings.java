package vigil.monitoring.projection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param batch the most decisions in one commit
 * @param linger how long decisions are gathered before they are written
 */
@ConfigurationProperties(prefix = "vigil.monitoring.projection", ignoreUnknownFields = false)
public record ProjectionSettings(
        @DefaultValue("5000") int batch, @DefaultValue("100ms") Duration linger) {}
