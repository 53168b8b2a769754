package vigil.kernel.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The edge of every house: what was thrown leaves as a problem. */
@RestControllerAdvice
public class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    @ExceptionHandler(Refusal.class)
    ResponseEntity<Object> refused(Refusal refusal) {
        return answer(refusal.problem(), HttpHeaders.EMPTY);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<Object> databaseAway(RuntimeException failure) {
        log.atWarn()
                .setMessage("database away")
                .addKeyValue("cause", failure.getClass().getSimpleName())
                .log();
        return answer(
                Problem.of(
                                ProblemCode.UNAVAILABLE,
                                "The store is not available right now; try again.")
                        .retryAfter(RETRY_AFTER_SECONDS),
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> broken(Exception failure) {
        log.atError().setMessage("unexpected failure").setCause(failure).log();
        return answer(
                Problem.of(
                        ProblemCode.INTERNAL, "The failure was recorded; trying again may help."),
                HttpHeaders.EMPTY);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (status.is5xxServerError()) {
            return broken(failure);
        }
        // The framework's own sentences may repeat what was sent: ours say the kind alone.
        ProblemCode code = ProblemCode.ofStatus(status.value());
        return answer(Problem.of(code, code.title() + "."), headers);
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.status())
                        .headers(headers)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.retryAfterSeconds() != null) {
            answer.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds().toString());
        }
        return answer.body(problem);
    }

    /** What the server or a filter refused by a bare status leaves as a problem, too. */
    @RestController
    static final class ErrorProblems implements ErrorController {

        @RequestMapping("/error")
        ResponseEntity<Problem> error(HttpServletRequest request) {
            Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            ProblemCode code =
                    ProblemCode.ofStatus(status instanceof Integer number ? number : 404);
            return ResponseEntity.status(code.status())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Problem.of(code, code.title() + "."));
        }
    }
}
