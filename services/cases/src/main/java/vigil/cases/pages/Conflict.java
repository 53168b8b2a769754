package vigil.cases.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;

/**
 * A refusal that shows how things stand: its problem has members of its own beside those of every
 * problem (RFC 9457, section 3.2).
 */
public final class Conflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, Object> members;

    private Conflict(Problem problem, Map<String, Object> members) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.members = members;
    }

    /**
     * Somebody was quicker.
     *
     * @param sent the version that was sent
     * @param current how it stands now, as its own address answers it
     */
    public static Conflict stale(int sent, int stands, Object current) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("sent", Map.of("version", sent));
        members.put("current", current);
        return new Conflict(
                Problem.of(
                        ProblemCode.STALE_VERSION,
                        "You saw version %d; it is at version %d by now.".formatted(sent, stands)),
                members);
    }

    /** Another officer has it. */
    public static Conflict held(Object lock) {
        return new Conflict(
                Problem.of(ProblemCode.IN_PROGRESS, "Another officer has it open."),
                Map.of("lock", lock));
    }

    /** It is where the caller cannot take it from. */
    public static Conflict state(String detail, Object current) {
        return new Conflict(
                Problem.of(ProblemCode.WRONG_STATE, detail), Map.of("current", current));
    }

    public Problem problem() {
        return problem;
    }

    /** What the problem shows beside its own members. */
    public Map<String, Object> members() {
        return members;
    }
}
