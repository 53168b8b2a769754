package vigil.monitoring.sending;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.RowFailure;

/** Request bodies in bounded memory, and refusals of the door as problems. */
final class Bodies {

    private Bodies() {}

    /**
     * The whole body; one that is larger is refused, where its length is told before it is read.
     */
    static byte[] read(HttpServletRequest request, int largest) {
        long told = request.getContentLengthLong();
        if (told > largest) {
            throw tooLarge(largest);
        }
        try (InputStream body = request.getInputStream()) {
            // Of the length that was told at once: the usual way begins with 16 KB for each body.
            return told < 0 ? readAll(body, largest) : readExactly(body, (int) told);
        } catch (IOException e) {
            throw brokeOff();
        }
    }

    private static byte[] readAll(InputStream body, int largest) throws IOException {
        byte[] read = body.readNBytes(largest + 1);
        if (read.length > largest) {
            throw tooLarge(largest);
        }
        return read;
    }

    private static byte[] readExactly(InputStream body, int length) throws IOException {
        byte[] read = new byte[length];
        if (body.readNBytes(read, 0, length) < length) {
            throw brokeOff();
        }
        return read;
    }

    private static Refusal brokeOff() {
        return Refusal.of(ProblemCode.MALFORMED, "The body broke off.");
    }

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

    private static Refusal tooLarge(int largest) {
        return Refusal.of(
                ProblemCode.TOO_LARGE, "The body may have " + largest + " bytes at most.");
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
