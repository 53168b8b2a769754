package vigil.monitoring.scenarios;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.monitoring.pages.Filter;

/** Versions in addresses, revisions in headers. */
public final class Addresses {

    private Addresses() {}

    /** A version of a path; what cannot be one names nothing. */
    public static VersionId version(String scenario, String version) {
        try {
            int number = Integer.parseInt(version);
            if (Integer.toString(number).equals(version)) {
                return new VersionId(scenario, number);
            }
        } catch (NumberFormatException e) {
            // Answered below, like a number that is written otherwise.
        }
        throw Filter.notFound();
    }

    /** The version, and the revision of {@code If-Match} when it was sent. */
    static ScenarioDesk.Seen seen(String scenario, String version, @Nullable String ifMatch) {
        return new ScenarioDesk.Seen(version(scenario, version), revision(ifMatch));
    }

    static ResponseEntity<VersionView> tagged(VersionView version) {
        return ResponseEntity.ok().eTag(tag(version)).body(version);
    }

    static String tag(VersionView version) {
        return '"' + Integer.toString(version.revision()) + '"';
    }

    private static @Nullable Integer revision(@Nullable String ifMatch) {
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
                java.util.List.of(
                        FieldError.of("If-Match", "is the ETag that a version came with")));
    }
}
