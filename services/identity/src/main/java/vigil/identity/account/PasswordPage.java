package vigil.identity.account;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.login.SecondFactors;
import vigil.identity.login.Visit;
import vigil.identity.login.WayBack;
import vigil.identity.officers.Officer;
import vigil.identity.pages.Pages;
import vigil.identity.pages.Pages.Content;
import vigil.identity.pages.Template;
import vigil.identity.passwords.NewPassword;
import vigil.identity.passwords.PasswordRules;
import vigil.kernel.secrecy.Secret;

/** Changes a password; the old one is asked for, whatever the session has proven. */
@Hidden
@RestController
final class PasswordPage {

    private static final String HERE = "/login/account/password";

    private final Owner owner;
    private final SecondFactors seconds;
    private final PasswordChange change;

    PasswordPage(Owner owner, SecondFactors seconds, PasswordChange change) {
        this.owner = owner;
        this.seconds = seconds;
        this.change = change;
    }

    @GetMapping(HERE)
    ResponseEntity<String> show(HttpServletRequest request, CsrfToken csrf) {
        return owner.signedIn(request)
                .map(signedIn -> form(HttpStatus.OK, signedIn.officer(), "", csrf))
                .orElseGet(() -> Pages.goTo(WayBack.via(WayBack.HOME, HERE)));
    }

    @PostMapping(HERE)
    ResponseEntity<String> change(
            @RequestParam("password") String password,
            CsrfToken csrf,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Owner.SignedIn> signedIn = owner.signedIn(request);
        if (signedIn.isEmpty()) {
            return Pages.goTo(WayBack.via(WayBack.HOME, HERE));
        }
        Officer officer = signedIn.get().officer();
        Visit visit = new Visit(request, response);
        Optional<Secret> wanted = NewPassword.of(request);
        Optional<String> fault =
                wanted.isPresent()
                        ? change.change(signedIn.get(), Secret.of(password), wanted.get(), visit)
                        : Optional.of("The two new passwords differ.");
        return fault.map(said -> form(HttpStatus.UNPROCESSABLE_CONTENT, officer, said, csrf))
                .orElseGet(() -> Pages.goTo(AccountPage.HERE + "?note=password"));
    }

    private ResponseEntity<String> form(
            HttpStatus status, Officer officer, String fault, CsrfToken csrf) {
        int shortest = PasswordRules.shortest(seconds.isPasswordAlone(officer));
        return Pages.answer(
                status,
                Content.card(
                        "password",
                        Template.of("password")
                                .withHtml("csrf", Pages.token(csrf))
                                .withHtml("alert", Pages.alert(fault))
                                .with("rule", PasswordRules.inWords(shortest))
                                .with("shortest", Integer.toString(shortest))
                                .html()));
    }
}
