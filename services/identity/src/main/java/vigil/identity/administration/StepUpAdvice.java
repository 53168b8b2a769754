package vigil.identity.administration;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import vigil.identity.factors.Level;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;

/** Tells a program to have its officer prove more, and how much (RFC 9470, 3). */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StepUpAdvice {

    @ExceptionHandler(StrongCaller.TooWeak.class)
    ResponseEntity<Problem> tooWeak(StrongCaller.TooWeak failure) {
        return ResponseEntity.status(ProblemCode.UNAUTHENTICATED.status())
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"insufficient_user_authentication\", acr_values=\""
                                + Level.TWO.reference()
                                + "\"")
                .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
                .body(
                        Problem.of(
                                ProblemCode.UNAUTHENTICATED,
                                "Sign in with a second factor for this."));
    }
}
