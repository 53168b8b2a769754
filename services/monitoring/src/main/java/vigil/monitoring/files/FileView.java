package vigil.monitoring.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file and what became of its rows.
 *
 * @param state running, completed (every accepted row is decided) or failed (send the file again
 *     under the same key: what was taken is not taken twice)
 * @param accepted rows taken now
 * @param duplicates rows that had been taken before, with the same content
 * @param failed rows that were refused
 * @param failures the first 1,000 reasons
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileView(
        String fileId,
        String idempotencyKey,
        String format,
        String state,
        long rows,
        long accepted,
        long duplicates,
        long failed,
        List<Failure> failures,
        Instant startedAt,
        @Nullable Instant finishedAt) {}
