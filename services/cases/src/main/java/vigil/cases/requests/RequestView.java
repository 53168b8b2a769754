package vigil.cases.requests;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for information.
 *
 * @param addressee customer, branch, other_institution, authority or other
 * @param question absent when the case's key was destroyed
 * @param state open, answered or withdrawn
 * @param overdue whether it is open after its time
 */
@Schema(name = "InformationRequest")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestView(
        String requestId,
        String addressee,
        @Nullable String question,
        String askedBy,
        Instant askedAt,
        Instant dueAt,
        String state,
        boolean overdue,
        @Nullable String answer,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {}
