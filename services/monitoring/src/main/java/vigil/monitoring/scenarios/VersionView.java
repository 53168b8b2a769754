package vigil.monitoring.scenarios;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a scenario.
 *
 * @param version as its file says
 * @param revision counts every change of this row; the ETag
 * @param state draft, checked, backtested, shadow, approved, published or retired
 * @param author who wrote it: an officer's login, or {@code vigil} for what comes with the engine
 * @param contentHash SHA-256 over the YAML
 * @param yaml the file as it stands; in the answer on a single version
 * @param shadowHits what it would have met while in shadow
 * @param shadowAlerts the alerts that these would have opened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VersionView(
        String scenario,
        int version,
        int revision,
        String state,
        String name,
        String typology,
        String severity,
        String jurisdiction,
        String owner,
        String author,
        Instant draftedAt,
        @Nullable Instant checkedAt,
        @Nullable Instant backtestedAt,
        @Nullable Instant shadowAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        @Nullable String retiredBy,
        @Nullable Instant retiredAt,
        String contentHash,
        @Nullable Long shadowHits,
        @Nullable Long shadowAlerts,
        @Nullable String yaml) {}
