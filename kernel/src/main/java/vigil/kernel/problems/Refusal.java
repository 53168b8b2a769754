package vigil.kernel.problems;

import java.util.List;

/** Thrown at the door when a call cannot be taken; the edge answers its problem. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(
                problem.code(),
                null,
                false,
                false); // An answer, not a bug: the stack would only cost time.
        this.problem = problem;
    }

    public static Refusal of(ProblemCode code, String detail) {
        return new Refusal(Problem.of(code, detail));
    }

    public static Refusal of(ProblemCode code, String detail, List<FieldError> errors) {
        return new Refusal(Problem.of(code, detail, errors));
    }

    /** Something that is needed is away for the moment. */
    public static Refusal unavailable(String detail, int retryAfterSeconds) {
        return new Refusal(
                Problem.of(ProblemCode.UNAVAILABLE, detail).retryAfter(retryAfterSeconds));
    }

    public Problem problem() {
        return problem;
    }
}
