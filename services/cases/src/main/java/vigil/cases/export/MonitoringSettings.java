package vigil.cases.export;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where monitoring is asked what it decided.
 *
 * @param address inside the street; without one nobody is asked, and an export says so
 * @param deadline for each answer
 */
@ConfigurationProperties(prefix = "vigil.cases.monitoring", ignoreUnknownFields = false)
public record MonitoringSettings(@Nullable URI address, @DefaultValue("5s") Duration deadline) {}
