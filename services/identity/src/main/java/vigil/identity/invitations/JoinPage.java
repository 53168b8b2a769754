package vigil.identity.invitations;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.factors.Factor;
import vigil.identity.factors.FactorSettings;
import vigil.identity.login.SignIns;
import vigil.identity.login.Visit;
import vigil.identity.login.WayBack;
import vigil.identity.officers.Officer;
import vigil.identity.pages.Pages;
import vigil.identity.pages.Pages.Content;
import vigil.identity.pages.Pages.Link;
import vigil.identity.pages.Template;
import vigil.identity.passwords.NewPassword;
import vigil.identity.passwords.PasswordRules;
import vigil.identity.sessions.HalfLogins.HalfLogin;
import vigil.kernel.secrecy.Secret;

/** Where the link of an invitation leads: choose a password, and go on as for any sign-in. */
@Hidden
@RestController
final class JoinPage {

    private final Invitations invitations;
    private final Joining joining;
    private final PasswordRules rules;
    private final FactorSettings factors;
    private final SignIns signIns;
    private final InstantSource clock;

    JoinPage(
            Invitations invitations,
            Joining joining,
            PasswordRules rules,
            FactorSettings factors,
            SignIns signIns,
            InstantSource clock) {
        this.invitations = invitations;
        this.joining = joining;
        this.rules = rules;
        this.factors = factors;
        this.signIns = signIns;
        this.clock = clock;
    }

    @GetMapping("/login/join")
    ResponseEntity<String> show(
            @RequestParam(name = "invitation", defaultValue = "") String token, CsrfToken csrf) {
        Secret secret = Secret.of(token);
        return invitations
                .withToken(secret)
                .map(invitation -> form(HttpStatus.OK, new Asked(invitation, secret, ""), csrf))
                .orElseGet(JoinPage::over);
    }

    @PostMapping("/login/join")
    ResponseEntity<String> join(
            @RequestParam("invitation") String token,
            CsrfToken csrf,
            HttpServletRequest request,
            HttpServletResponse response) {
        Secret secret = Secret.of(token);
        Optional<Invitation> found = invitations.withToken(secret);
        if (found.isEmpty()) {
            return over();
        }
        Invitation invitation = found.get();
        Optional<Secret> password = NewPassword.of(request);
        Optional<String> fault =
                rules.faultTyped(password, invitation.login(), isAlone(invitation));
        if (fault.isPresent()) {
            return form(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new Asked(invitation, secret, fault.get()),
                    csrf);
        }
        Optional<Officer> officer = joining.join(invitation, password.orElseThrow());
        if (officer.isEmpty()) {
            return over();
        }
        return signIns.proceed(
                new Visit(request, response),
                new HalfLogin(officer.get().id(), Set.of(Factor.PASSWORD), clock.instant()),
                WayBack.HOME);
    }

    /** What the form is about, and what it says. */
    private record Asked(Invitation invitation, Secret token, String fault) {}

    private ResponseEntity<String> form(HttpStatus status, Asked asked, CsrfToken csrf) {
        int shortest = PasswordRules.shortest(isAlone(asked.invitation()));
        return Pages.answer(
                status,
                Content.card(
                        "join",
                        Template.of("join")
                                .withHtml("csrf", Pages.token(csrf))
                                .withHtml("alert", Pages.alert(asked.fault()))
                                .with("login", asked.invitation().login().reveal())
                                .with("invitation", asked.token().reveal())
                                .with("rule", PasswordRules.inWords(shortest))
                                .with("shortest", Integer.toString(shortest))
                                .html()));
    }

    private boolean isAlone(Invitation invitation) {
        return !factors.demandedOf(invitation.roles());
    }

    private static ResponseEntity<String> over() {
        return Pages.message(
                HttpStatus.GONE,
                "invitation",
                "This invitation was used, withdrawn, or has expired. Ask for a new one.",
                new Link(WayBack.HOME, "To the sign-in"));
    }
}
