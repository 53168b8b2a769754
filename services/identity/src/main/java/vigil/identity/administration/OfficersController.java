package vigil.identity.administration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.identity.Caller;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.tokens.TokenSecurity;

/** Officers of the caller's institution, as administrators see and change them. */
@RestController
@RequestMapping("/v1/officers")
@Tag(name = "officers")
final class OfficersController {

    /** OpenID Connect Core, 2. */
    private static final int LONGEST_SUBJECT = 255;

    private final OfficersDesk desk;

    OfficersController(OfficersDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "All officers of the institution, with the second factors that they have")
    List<OfficerView> all(@Parameter(hidden = true) JwtAuthenticationToken token) {
        return desk.all(TokenSecurity.caller(token.getToken()).institution());
    }

    @GetMapping("/names")
    @Operation(summary = "Whose ids are whose, for every officer of the institution")
    List<ColleagueView> names(@Parameter(hidden = true) JwtAuthenticationToken token) {
        return desk.colleagues(TokenSecurity.caller(token.getToken()).institution());
    }

    /**
     * @param enabled whether the officer may sign in
     */
    record Access(boolean enabled) {}

    @PutMapping("/{id}/access")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lets an officer in, or keeps it out and ends all that it has begun")
    void allow(
            @PathVariable("id") String id,
            @RequestBody Access access,
            @Parameter(hidden = true) JwtAuthenticationToken token) {
        Caller caller = TokenSecurity.caller(token.getToken());
        found(access.enabled() ? desk.enable(caller, id) : desk.disable(caller, id));
    }

    @DeleteMapping("/{id}/factors")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary =
                    "Takes away an officer's second factors and recovery codes, for one who has lost them, and ends the officer's sessions")
    void resetFactors(
            @PathVariable("id") String id, @Parameter(hidden = true) JwtAuthenticationToken token) {
        found(desk.resetFactors(TokenSecurity.caller(token.getToken()), id));
    }

    /**
     * @param subject the claim {@code sub} of the provider's id tokens
     */
    record OutsideSubject(@Nullable String subject) {}

    @PutMapping("/{id}/outside-subject")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lets an officer sign in as a subject of the provider outside")
    void link(
            @PathVariable("id") String id,
            @RequestBody OutsideSubject outside,
            @Parameter(hidden = true) JwtAuthenticationToken token) {
        String subject = Objects.requireNonNullElse(outside.subject(), "").strip();
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED,
                    "subject has 1 to " + LONGEST_SUBJECT + " characters.");
        }
        found(desk.link(TokenSecurity.caller(token.getToken()), id, subject));
    }

    @DeleteMapping("/{id}/outside-subject")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends signing in by the provider outside, and what the officer has begun")
    void unlink(
            @PathVariable("id") String id, @Parameter(hidden = true) JwtAuthenticationToken token) {
        found(desk.unlink(TokenSecurity.caller(token.getToken()), id));
    }

    @DeleteMapping("/{id}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends an officer's sessions and all that was granted in them")
    void endSessions(
            @PathVariable("id") String id, @Parameter(hidden = true) JwtAuthenticationToken token) {
        found(desk.endSessions(TokenSecurity.caller(token.getToken()), id));
    }

    private static void found(boolean found) {
        if (!found) {
            throw Refusal.of(ProblemCode.NOT_FOUND, "The institution has no officer of this id.");
        }
    }
}
