package vigil.monitoring.scenarios;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A scenario with what its versions come to.
 *
 * @param name of its latest version, like all that follows
 * @param latestVersion the highest number
 * @param latestState of that version
 * @param publishedVersion the one in force, absent when none is
 * @param shadowVersion the one that watches without effect, absent when none does
 * @param versions how many there are
 * @param hits transactions that met it, under any of its versions
 * @param lastFiredAt event time of the last one; absent when none ever did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScenarioView(
        String scenario,
        String name,
        String typology,
        String severity,
        String jurisdiction,
        String owner,
        int latestVersion,
        String latestState,
        @Nullable Integer publishedVersion,
        @Nullable Integer shadowVersion,
        int versions,
        long hits,
        @Nullable Instant lastFiredAt) {}
