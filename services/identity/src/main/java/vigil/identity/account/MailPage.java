package vigil.identity.account;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.login.WayBack;
import vigil.identity.pages.Pages;
import vigil.identity.pages.Pages.Content;
import vigil.identity.pages.Pages.Link;
import vigil.identity.pages.Template;
import vigil.identity.recovery.RecoveryDesk;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Secret;

/** Where an officer is written to when a password is forgotten; confirmed before it counts. */
@Hidden
@RestController
final class MailPage {

    private static final String HERE = "/login/account/mail";

    /** What no mail server would take is not asked of one; what is true only a letter tells. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>\"(),:;\\\\\\[\\]]{1,64}@[A-Za-z0-9.-]{1,189}");

    private final Owner owner;
    private final RecoveryDesk desk;

    MailPage(Owner owner, RecoveryDesk desk) {
        this.owner = owner;
        this.desk = desk;
    }

    @GetMapping(HERE)
    ResponseEntity<String> show(HttpServletRequest request, CsrfToken csrf) {
        return owner.freshly(request)
                .map(signedIn -> form(HttpStatus.OK, signedIn, "", csrf))
                .orElseGet(() -> Pages.goTo(WayBack.via(WayBack.HOME, HERE)));
    }

    @PostMapping(HERE)
    ResponseEntity<String> offer(
            @RequestParam("address") String address, HttpServletRequest request, CsrfToken csrf) {
        Optional<Owner.SignedIn> signedIn = owner.freshly(request);
        if (signedIn.isEmpty()) {
            return Pages.goTo(WayBack.via(WayBack.HOME, HERE));
        }
        if (!ADDRESS.matcher(address.strip()).matches()) {
            return form(
                    HttpStatus.UNPROCESSABLE_CONTENT, signedIn.get(), "This is no address.", csrf);
        }
        desk.offer(signedIn.get().officer(), Personal.of(address.strip()));
        return Pages.message(
                HttpStatus.OK,
                "your address",
                "A letter is on its way. Open its link to confirm the address.",
                new Link(AccountPage.HERE, "To your account"));
    }

    @GetMapping(HERE + "/confirm")
    ResponseEntity<String> ask(
            @RequestParam("link") String link, HttpServletRequest request, CsrfToken csrf) {
        if (owner.signedIn(request).isEmpty()) {
            return Pages.goTo(WayBack.HOME); // The link leads on once the officer is signed in.
        }
        return Pages.answer(
                HttpStatus.OK,
                Content.card(
                        "your address",
                        Template.of("mail-confirm")
                                .withHtml("csrf", Pages.token(csrf))
                                .with("link", link)
                                .html()));
    }

    @PostMapping(HERE + "/confirm")
    ResponseEntity<String> confirm(@RequestParam("link") String link, HttpServletRequest request) {
        boolean confirmed =
                owner.signedIn(request)
                        .filter(signedIn -> desk.confirm(signedIn.officer(), Secret.of(link)))
                        .isPresent();
        return Pages.message(
                confirmed ? HttpStatus.OK : HttpStatus.GONE,
                "your address",
                confirmed
                        ? "Your address is confirmed."
                        : "This link was used, has expired, or is not yours.",
                new Link(AccountPage.HERE, "To your account"));
    }

    private ResponseEntity<String> form(
            HttpStatus status, Owner.SignedIn signedIn, String fault, CsrfToken csrf) {
        String now =
                desk.addressOf(signedIn.officer())
                        .map(address -> "Letters go to " + address.reveal() + " now.")
                        .orElse("Nobody can write to you yet.");
        return Pages.answer(
                status,
                Content.card(
                        "your address",
                        Template.of("mail")
                                .withHtml("csrf", Pages.token(csrf))
                                .withHtml("alert", Pages.alert(fault))
                                .with("now", now)
                                .html()));
    }
}
