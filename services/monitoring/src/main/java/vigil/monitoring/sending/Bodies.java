package vigil.monitoring.sending;

import java.util.ArrayList;
import java.util.List;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.RowFailure;

/** Refusals of the door as problems. */
final class Bodies {

    private Bodies() {}

    /** The problem of a delivery that was refused as a whole. */
    static Problem problem(RowFailure whole) {
        return Problem.of(code(whole.code()), sentence(whole), errors(List.of(whole)));
    }

    /** The problem of one row with all that is wrong with it. */
    static Problem problem(List<RowFailure> ofOneRow) {
        return Problem.of(
                ProblemCode.VALIDATION_FAILED,
                "Some of the values are not acceptable.",
                errors(ofOneRow));
    }

    /** The same for a request that was no list, where rows mean nothing. */
    static Problem withoutRows(Problem problem) {
        return new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.code(),
                problem.detail(),
                problem.errors().stream()
                        .map(error -> FieldError.of(error.field(), error.reason()))
                        .toList(),
                problem.retryAfterSeconds());
    }

    private static ProblemCode code(FailureCode code) {
        return switch (code) {
            case MALFORMED, ENCODING, TOO_DEEP, FORBIDDEN -> ProblemCode.MALFORMED;
            case TOO_LARGE -> ProblemCode.TOO_LARGE;
            case NOT_SUPPORTED -> ProblemCode.UNSUPPORTED_MESSAGE;
            default -> ProblemCode.VALIDATION_FAILED;
        };
    }

    private static String sentence(RowFailure whole) {
        return whole.field().isEmpty()
                ? "The body is not acceptable: " + whole.reason() + "."
                : "The body is not acceptable: " + whole.field() + " " + whole.reason() + ".";
    }

    private static List<FieldError> errors(List<RowFailure> failures) {
        List<FieldError> errors = new ArrayList<>();
        for (RowFailure failure : failures) {
            errors.add(
                    new FieldError(
                            failure.isWhole() ? null : failure.row(),
                            failure.field(),
                            failure.reason()));
        }
        return errors;
    }
}
