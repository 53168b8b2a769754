package vigil.gateway.firewall;

import org.jspecify.annotations.Nullable;
import vigil.gateway.contract.Operation;
import vigil.kernel.problems.Problem;

/** What becomes of a request. */
public sealed interface Verdict {

    /**
     * @param operation what is asked, null where no document describes it
     * @param reading how the body is to be read before it may pass
     */
    record Passed(@Nullable Operation operation, Reading reading) implements Verdict {}

    /**
     * It is not what the documents describe.
     *
     * @param allowed the methods for the header {@code Allow}, null where that is not the reason
     */
    record Refused(Problem problem, @Nullable String allowed) implements Verdict {}

    /** It looks like an attack. */
    record Blocked(Finding finding) implements Verdict {}
}
