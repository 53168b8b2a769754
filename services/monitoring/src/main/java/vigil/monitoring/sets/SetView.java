package vigil.monitoring.sets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set that was put in force.
 *
 * @param set its number, as decisions name it
 * @param contentHash SHA-256 as the record of the log has it
 * @param versions {@code name/version} of what judges
 * @param shadow {@code name/version} of what watches without effect
 * @param partition of the log, absent until the record stands there
 * @param offset the place in the log: decisions behind it use the set
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SetView(
        long set,
        String contentHash,
        List<String> versions,
        List<String> shadow,
        String madeBy,
        Instant madeAt,
        @Nullable Integer partition,
        @Nullable Long offset) {}
