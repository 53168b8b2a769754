package vigil.screening.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of names under way, or what became of it.
 *
 * @param state receiving, waiting, running, completed, failed, cancelled or expired (the results
 *     are destroyed)
 * @param reason why it failed
 * @param lists the versions that its rows are screened against, by list
 * @param rows screened so far
 * @param rowsWithHits of these, those that may be somebody of a list
 * @param hits all together
 * @param failed rows that could not be read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobView(
        String job,
        String state,
        @Nullable String reason,
        Map<String, String> lists,
        long rows,
        long rowsWithHits,
        long hits,
        long failed,
        String sentBy,
        Instant sentAt,
        @Nullable Instant finishedAt) {}
