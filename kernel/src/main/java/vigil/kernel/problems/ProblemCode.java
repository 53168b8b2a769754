package vigil.kernel.problems;

import java.util.Locale;

/**
 * Every reason for which a call can be refused. A code, once published, keeps its meaning for ever.
 */
public enum ProblemCode {
    MALFORMED(400, "The request cannot be read"),
    VALIDATION_FAILED(422, "Some of the values are not acceptable"),
    UNSUPPORTED_MESSAGE(422, "This message type is not taken in here"),
    IDEMPOTENCY_KEY_MISSING(400, "The request needs an Idempotency-Key header"),
    UNAUTHENTICATED(401, "A valid access token is needed"),
    STEP_UP_NEEDED(401, "A newer or stronger sign-in is needed"),
    FORBIDDEN(403, "The role does not allow this"),
    REQUEST_BLOCKED(403, "The firewall does not let this request pass"),
    CROSS_SITE(403, "The call does not come from the pages of its session"),
    NOT_FOUND(404, "There is nothing at this address"),
    METHOD_NOT_ALLOWED(405, "The address does not take this method"),
    NOT_ACCEPTABLE(406, "The wanted representation is not available"),
    CONFLICT(409, "The same id was used with other content"),
    STALE_VERSION(409, "Somebody has changed this in the meantime"),
    WRONG_STATE(409, "Its state does not allow this"),
    IN_PROGRESS(409, "The same request is being worked on"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not taken here"),
    HEADERS_TOO_LARGE(431, "The request headers are too large"),
    TOO_MANY_REQUESTS(429, "More requests than the limit allows"),
    INTERNAL(500, "Something broke on our side"),
    BAD_ANSWER(502, "A part behind this address answered otherwise than it has published"),
    UNAVAILABLE(503, "A part that is needed for this is not available right now"),
    TIMEOUT(504, "The answer did not come in time");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status (RFC 9110). */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The code in answers: {@code validation-failed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The code that goes with a status, for refusals of the framework. */
    public static ProblemCode ofStatus(int status) {
        for (ProblemCode code : values()) {
            if (code.status == status) {
                return code;
            }
        }
        return status >= 500 ? INTERNAL : MALFORMED;
    }
}
