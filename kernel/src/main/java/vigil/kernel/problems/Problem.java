package vigil.kernel.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as RFC 9457 shapes it.
 *
 * @param type a relative reference to the page that explains the code
 * @param detail what went wrong here and what to do about it; no personal data
 * @param errors the values that were not acceptable, if it is about values
 * @param retryAfterSeconds also sent as {@code Retry-After}; null where trying again does not help
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        @JsonProperty("type") String type,
        @JsonProperty("title") String title,
        @JsonProperty("status") int status,
        @JsonProperty("code") String code,
        @JsonProperty("detail") String detail,
        @JsonProperty("errors") List<FieldError> errors,
        @JsonProperty("retryAfterSeconds") @Nullable Integer retryAfterSeconds) {

    /** The media type of RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(ProblemCode code, String detail) {
        return of(code, detail, List.of());
    }

    public static Problem of(ProblemCode code, String detail, List<FieldError> errors) {
        return new Problem(
                "/problems/" + code.word(),
                code.title(),
                code.status(),
                code.word(),
                detail,
                errors,
                null);
    }

    public Problem retryAfter(int seconds) {
        return new Problem(type, title, status, code, detail, errors, seconds);
    }
}
