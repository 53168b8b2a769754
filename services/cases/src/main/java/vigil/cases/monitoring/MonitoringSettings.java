package vigil.cases.monitoring;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where monitoring is asked what it knows of alerts and transactions.
 *
 * @param address inside the street; without one nobody is asked, and exports and reports say so
 * @param deadline for each answer
 */
@ConfigurationProperties(prefix = "vigil.cases.monitoring", ignoreUnknownFields = false)
public record MonitoringSettings(@Nullable URI address, @DefaultValue("5s") Duration deadline) {}
