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
import vigil.identity.codes.CodeGenerators;
import vigil.identity.codes.CodeGenerators.Verdict;
import vigil.identity.factors.Factor;
import vigil.identity.login.SecondFactors;
import vigil.identity.login.Visit;
import vigil.identity.login.WayBack;
import vigil.identity.officers.Officers;
import vigil.identity.pages.Pages;
import vigil.identity.pages.Pages.Content;
import vigil.identity.pages.Template;

/** Sets up an authenticator app, and takes one away. */
@Hidden
@RestController
final class CodesPage {

    private static final String HERE = "/login/account/codes";

    private final Owner owner;
    private final Officers officers;
    private final CodeGenerators generators;
    private final SecondFactors seconds;
    private final Added added;
    private final Records records;

    CodesPage(
            Owner owner,
            Officers officers,
            CodeGenerators generators,
            SecondFactors seconds,
            Added added,
            Records records) {
        this.owner = owner;
        this.officers = officers;
        this.generators = generators;
        this.seconds = seconds;
        this.added = added;
        this.records = records;
    }

    @GetMapping(HERE)
    ResponseEntity<String> show(
            @RequestParam(name = "continue", defaultValue = "") String wanted,
            HttpServletRequest request,
            CsrfToken csrf) {
        String continueTo = WayBack.checked(wanted);
        Optional<Adding> adding = owner.adding(request);
        if (adding.isEmpty()) {
            return Pages.goTo(WayBack.via(WayBack.HOME, HERE));
        }
        if (generators.has(adding.get().officer().id())) {
            return Pages.goTo(AccountPage.HERE);
        }
        return form(HttpStatus.OK, adding.get(), new Asked(continueTo, ""), csrf);
    }

    /** Where the form leads, and what it says. */
    private record Asked(String continueTo, String fault) {}

    @PostMapping(HERE)
    ResponseEntity<String> confirm(
            @RequestParam("code") String code,
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
        boolean confirmed =
                records.change(
                        adding.get().officer(),
                        "code.enrolled",
                        Map.of(),
                        () -> generators.confirm(officer, code) == Verdict.RIGHT);
        if (!confirmed) {
            return form(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    adding.get(),
                    new Asked(
                            continueTo,
                            "This code is wrong. Check the clock of your phone, and take the code that it shows now."),
                    csrf);
        }
        return added.answer(new Visit(request, response), adding.get(), Factor.CODE, continueTo);
    }

    @PostMapping(HERE + "/remove")
    ResponseEntity<String> remove(HttpServletRequest request) {
        Optional<Owner.SignedIn> signedIn = owner.freshly(request);
        if (signedIn.isEmpty()) {
            return Pages.goTo(WayBack.via(WayBack.HOME, AccountPage.HERE));
        }
        if (!seconds.mayLose(signedIn.get().officer(), 1)) {
            return Pages.goTo(AccountPage.HERE + "?note=needed");
        }
        String officer = signedIn.get().officer().id();
        records.change(
                signedIn.get().officer(),
                "code.removed",
                Map.of(),
                () -> generators.remove(officer));
        return Pages.goTo(AccountPage.HERE);
    }

    private ResponseEntity<String> form(
            HttpStatus status, Adding adding, Asked asked, CsrfToken csrf) {
        String officer = adding.officer().id();
        CodeGenerators.Enrolment enrolment = generators.enrol(officer, officers.loginOf(officer));
        return Pages.answer(
                status,
                Content.card(
                        "authenticator app",
                        Template.of("codes")
                                .withHtml("csrf", Pages.token(csrf))
                                .withHtml("alert", Pages.alert(asked.fault()))
                                .with("continue", asked.continueTo())
                                .withHtml("picture", enrolment.picture())
                                .with("typed", grouped(enrolment.typed()))
                                .html()));
    }

    private static String grouped(String secret) {
        return String.join(" ", secret.split("(?<=\\G.{4})"));
    }
}
