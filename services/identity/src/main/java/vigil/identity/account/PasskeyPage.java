package vigil.identity.account;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.account.Owner.Adding;
import vigil.identity.factors.Factor;
import vigil.identity.login.Visit;
import vigil.identity.login.WayBack;
import vigil.identity.officers.Officers;
import vigil.identity.pages.Pages;
import vigil.identity.pages.Pages.Content;
import vigil.identity.pages.Template;
import vigil.identity.passkeys.PasskeyDesk;
import vigil.kernel.secrecy.Personal;

/** Adds a passkey. */
@Hidden
@RestController
final class PasskeyPage {

    private static final String HERE = "/login/account/passkey";
    private static final int LONGEST_NAME = 60;

    private final Owner owner;
    private final Officers officers;
    private final PasskeyDesk desk;
    private final Added added;
    private final Records records;

    PasskeyPage(Owner owner, Officers officers, PasskeyDesk desk, Added added, Records records) {
        this.owner = owner;
        this.officers = officers;
        this.desk = desk;
        this.added = added;
        this.records = records;
    }

    @GetMapping(HERE)
    ResponseEntity<String> show(
            @RequestParam(name = "continue", defaultValue = "") String wanted,
            HttpServletRequest request,
            CsrfToken csrf) {
        String continueTo = WayBack.checked(wanted);
        return owner.adding(request)
                .map(adding ->
                        form(HttpStatus.OK, new Asked(adding, continueTo, ""), request, csrf))
                .orElseGet(() -> Pages.goTo(WayBack.via(WayBack.HOME, HERE)));
    }

    /** Who asks, where the form leads, and what it says. */
    private record Asked(Adding adding, String continueTo, String fault) {}

    @PostMapping(HERE)
    ResponseEntity<String> register(
            @RequestParam("answer") String answer,
            @RequestParam("name") String name,
            @RequestParam(name = "continue", defaultValue = "") String wanted,
            CsrfToken csrf,
            HttpServletRequest request,
            HttpServletResponse response) {
        String continueTo = WayBack.checked(wanted);
        Optional<Adding> adding = owner.adding(request);
        if (adding.isEmpty()) {
            return Pages.goTo(WayBack.via(WayBack.HOME, HERE));
        }
        String officer = adding.get().officer().id();
        String called = name.strip().substring(0, Math.min(LONGEST_NAME, name.strip().length()));
        boolean registered =
                records.change(
                        adding.get().officer(),
                        "passkey.added",
                        Map.of(),
                        () ->
                                desk.register(
                                                officer,
                                                Personal.of(called.isEmpty() ? "Passkey" : called),
                                                new PasskeyDesk.NamedAnswer(
                                                        answer, Pages.browser(request)))
                                        .isPresent());
        if (!registered) {
            String fault = "This passkey could not be added. Try again.";
            return form(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new Asked(adding.get(), continueTo, fault),
                    request,
                    csrf);
        }
        return added.answer(new Visit(request, response), adding.get(), Factor.PASSKEY, continueTo);
    }

    private ResponseEntity<String> form(
            HttpStatus status, Asked asked, HttpServletRequest request, CsrfToken csrf) {
        String officer = asked.adding().officer().id();
        String options = desk.creation(officer, officers.loginOf(officer), Pages.browser(request));
        return Pages.answer(
                status,
                Content.card(
                        "passkey",
                        Template.of("passkey")
                                .withHtml("csrf", Pages.token(csrf))
                                .withHtml("alert", Pages.alert(asked.fault()))
                                .with("continue", asked.continueTo())
                                .with("options", options)
                                .with(
                                        "back",
                                        asked.continueTo().equals(WayBack.HOME)
                                                ? AccountPage.HERE
                                                : WayBack.via("/login/factor", asked.continueTo()))
                                .html()));
    }
}
