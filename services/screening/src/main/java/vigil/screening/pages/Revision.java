package vigil.screening.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Revisions in headers: who changes something names the state of it that was seen. */
public final class Revision {

    private Revision() {}

    /** The header that an answer carries. */
    public static String tag(int revision) {
        return '"' + Integer.toString(revision) + '"';
    }

    /** Refuses when {@code If-Match} does not name the revision that stands. */
    public static void require(@Nullable String ifMatch, int revision) {
        if (ifMatch == null || !ifMatch.matches("\"\\d{1,9}\"")) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED,
                    "A header is not acceptable.",
                    List.of(FieldError.of("If-Match", "is the ETag that it was read with")));
        }
        if (!ifMatch.equals(tag(revision))) {
            throw Refusal.of(
                    ProblemCode.STALE_VERSION,
                    "It is at revision " + revision + " by now; read it again.");
        }
    }
}
