package vigil.identity.administration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.invitations.Invitation;
import vigil.identity.invitations.Invitations;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.tokens.TokenSecurity;
import vigil.kernel.tokens.TokenSecurity.TokenSettings;

/** Invitations of the caller's institution. */
@RestController
@RequestMapping("/v1/officers/invitations")
@Tag(name = "invitations")
final class InvitationsController {

    private final InvitationDesk desk;
    private final TokenSettings settings;

    InvitationsController(InvitationDesk desk, TokenSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    /**
     * Whom to invite.
     *
     * @param login the name with which the officer will sign in, such as an address of mail
     * @param roles any but {@code machine}
     */
    record Wish(@Nullable String login, @Nullable List<String> roles) {

        @Override
        public String toString() {
            return "Wish[****]";
        }
    }

    record InvitationView(
            String id, String login, List<String> roles, String invitedBy, Instant endsAt) {

        InvitationView {
            roles = List.copyOf(roles);
        }
    }

    /**
     * @param link what the invited person opens; told once, good once
     */
    record MadeView(InvitationView invitation, String link) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Invites somebody; an earlier invitation under the same name is withdrawn by it")
    MadeView invite(
            @RequestBody Wish wish, @Parameter(hidden = true) JwtAuthenticationToken token) {
        Caller caller = TokenSecurity.caller(token.getToken());
        Invitations.Made made = desk.invite(caller, wish.login(), wish.roles());
        return new MadeView(
                view(made.invitation()),
                settings.issuer() + "/login/join?invitation=" + made.token().reveal());
    }

    @GetMapping
    @Operation(summary = "Invitations that nobody has taken yet")
    List<InvitationView> all(@Parameter(hidden = true) JwtAuthenticationToken token) {
        return desk.all(TokenSecurity.caller(token.getToken())).stream()
                .map(InvitationsController::view)
                .toList();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraws an invitation")
    void withdraw(
            @PathVariable("id") String id, @Parameter(hidden = true) JwtAuthenticationToken token) {
        if (!desk.withdraw(TokenSecurity.caller(token.getToken()), id)) {
            throw Refusal.of(ProblemCode.NOT_FOUND, "There is no such invitation.");
        }
    }

    private static InvitationView view(Invitation invitation) {
        return new InvitationView(
                invitation.id(),
                invitation.login().reveal(),
                invitation.roles().stream().map(Role::word).sorted().toList(),
                invitation.invitedBy(),
                invitation.endsAt());
    }
}
