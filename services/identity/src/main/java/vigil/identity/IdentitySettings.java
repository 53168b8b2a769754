package vigil.identity;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is particular to this house.
 *
 * @param seedFile clients and officers that must exist, or null
 * @param keyLife how long a key signs before the next one takes over
 * @param keyLead how long a new key is published before it signs
 * @param sessionIdle how long a signed-in browser may be silent
 * @param sessionLife how long a sign-in lasts at most
 */
@ConfigurationProperties(prefix = "vigil.identity", ignoreUnknownFields = false)
public record IdentitySettings(
        @Nullable Path seedFile,
        @DefaultValue("30d") Duration keyLife,
        @DefaultValue("2m") Duration keyLead,
        @DefaultValue("30m") Duration sessionIdle,
        @DefaultValue("8h") Duration sessionLife) {}
