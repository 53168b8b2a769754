package vigil.monitoring.life;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.pages.Filter;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Versions in addresses, revisions in headers. */
public final class Revision {

    private Revision() {}

    /** A version of a path; what cannot be one names nothing. */
    public static int version(String text) {
        try {
            int number = Integer.parseInt(text);
            if (Integer.toString(number).equals(text)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered below, like a number that is written otherwise.
        }
        throw Filter.notFound();
    }

    /** The header that an answer carries. */
    public static String tag(int revision) {
        return '"' + Integer.toString(revision) + '"';
    }

    /** The revision of {@code If-Match}; null when any will do. */
    public static @Nullable Integer seen(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        try {
            if (ifMatch.length() > 2 && ifMatch.startsWith("\"") && ifMatch.endsWith("\"")) {
                return Integer.valueOf(ifMatch.substring(1, ifMatch.length() - 1));
            }
        } catch (NumberFormatException e) {
            // Answered below, like what stands in no quotes.
        }
        throw Refusal.of(
                ProblemCode.VALIDATION_FAILED,
                "A header is not acceptable.",
                List.of(FieldError.of("If-Match", "is the ETag that a version came with")));
    }
}
