package vigil.cases.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Versions in headers: who changes something names the state of it that was seen. */
public final class Versions {

    private Versions() {}

    /** The header that an answer carries. */
    public static String tag(int version) {
        return '"' + Integer.toString(version) + '"';
    }

    /** The version that {@code If-Match} names. */
    public static int expected(@Nullable String ifMatch) {
        if (ifMatch == null || !ifMatch.matches("\"\\d{1,9}\"")) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED,
                    "A header is not acceptable.",
                    List.of(FieldError.of("If-Match", "is the ETag that it was read with")));
        }
        return Integer.parseInt(ifMatch, 1, ifMatch.length() - 1, 10);
    }
}
