package vigil.identity.recovery;

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
import vigil.identity.login.SecondFactors;
import vigil.identity.login.SignIns;
import vigil.identity.login.Visit;
import vigil.identity.login.WayBack;
import vigil.identity.officers.Officer;
import vigil.identity.officers.Officers;
import vigil.identity.pages.Pages;
import vigil.identity.pages.Pages.Content;
import vigil.identity.pages.Pages.Link;
import vigil.identity.pages.Template;
import vigil.identity.passwords.NewPassword;
import vigil.identity.passwords.PasswordRules;
import vigil.identity.sessions.HalfLogins.HalfLogin;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Secret;

/** For officers who have forgotten their password; a second factor is asked for all the same. */
@Hidden
@RestController
final class RecoveryPage {

    private final RecoveryDesk desk;
    private final Officers officers;
    private final PasswordRules rules;
    private final SecondFactors seconds;
    private final SignIns signIns;
    private final InstantSource clock;

    RecoveryPage(
            RecoveryDesk desk,
            Officers officers,
            PasswordRules rules,
            SecondFactors seconds,
            SignIns signIns,
            InstantSource clock) {
        this.desk = desk;
        this.officers = officers;
        this.rules = rules;
        this.seconds = seconds;
        this.signIns = signIns;
        this.clock = clock;
    }

    @GetMapping("/login/forgotten")
    ResponseEntity<String> ask(CsrfToken csrf) {
        if (!desk.isThere()) {
            return Pages.message(
                    HttpStatus.OK,
                    "forgotten password",
                    "No mail is sent from here. Ask an administrator.",
                    new Link(WayBack.HOME, "To the sign-in"));
        }
        return Pages.answer(
                HttpStatus.OK,
                Content.card(
                        "forgotten password",
                        Template.of("forgotten").withHtml("csrf", Pages.token(csrf)).html()));
    }

    /** The same to everybody, at once. */
    @PostMapping("/login/forgotten")
    ResponseEntity<String> write(
            @RequestParam("login") String login,
            HttpServletRequest request,
            HttpServletResponse response) {
        desk.forgotten(Personal.of(login), new Visit(request, response).visitor());
        return Pages.message(
                HttpStatus.OK,
                "forgotten password",
                "If this login exists and has a confirmed address, a link is on its way there.",
                new Link(WayBack.HOME, "To the sign-in"));
    }

    @GetMapping("/login/recover")
    ResponseEntity<String> show(
            @RequestParam(name = "link", defaultValue = "") String link, CsrfToken csrf) {
        Secret token = Secret.of(link);
        return desk.officerOf(token)
                .map(officer -> form(HttpStatus.OK, officer, new Asked(token, ""), csrf))
                .orElseGet(RecoveryPage::over);
    }

    @PostMapping("/login/recover")
    ResponseEntity<String> recover(
            @RequestParam("link") String link,
            CsrfToken csrf,
            HttpServletRequest request,
            HttpServletResponse response) {
        Secret token = Secret.of(link);
        Optional<Officer> whose = desk.officerOf(token);
        if (whose.isEmpty()) {
            return over();
        }
        Officer officer = whose.get();
        Optional<Secret> password = NewPassword.of(request);
        Optional<String> fault =
                rules.faultTyped(
                        password, officers.loginOf(officer.id()), seconds.isPasswordAlone(officer));
        if (fault.isPresent()) {
            return form(
                    HttpStatus.UNPROCESSABLE_CONTENT, officer, new Asked(token, fault.get()), csrf);
        }
        if (desk.recover(token, officer, password.orElseThrow()).isEmpty()) {
            return over();
        }
        return signIns.proceed(
                new Visit(request, response),
                new HalfLogin(officer.id(), Set.of(Factor.PASSWORD), clock.instant()),
                WayBack.HOME);
    }

    /** With what the form was opened, and what it says. */
    private record Asked(Secret token, String fault) {}

    private ResponseEntity<String> form(
            HttpStatus status, Officer officer, Asked asked, CsrfToken csrf) {
        int shortest = PasswordRules.shortest(seconds.isPasswordAlone(officer));
        return Pages.answer(
                status,
                Content.card(
                        "new password",
                        Template.of("recover")
                                .withHtml("csrf", Pages.token(csrf))
                                .withHtml("alert", Pages.alert(asked.fault()))
                                .with("link", asked.token().reveal())
                                .with("rule", PasswordRules.inWords(shortest))
                                .with("shortest", Integer.toString(shortest))
                                .html()));
    }

    private static ResponseEntity<String> over() {
        return Pages.message(
                HttpStatus.GONE,
                "new password",
                "This link was used, or has expired. Ask for a new one.",
                new Link("/login/forgotten", "Ask again"));
    }
}
