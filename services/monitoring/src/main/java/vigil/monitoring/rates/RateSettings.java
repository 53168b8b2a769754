package vigil.monitoring.rates;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param baseCurrency the currency in which scenarios compare amounts
 * @param file a table of {@code currency,usd} to be used instead of the built-in one
 */
@ConfigurationProperties(prefix = "vigil.monitoring.rates", ignoreUnknownFields = false)
public record RateSettings(@DefaultValue("USD") String baseCurrency, @Nullable Path file) {}
