package vigil.identity.login;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import vigil.identity.factors.Factor;
import vigil.identity.factors.Level;
import vigil.identity.officers.Officer;
import vigil.identity.officers.Officers;
import vigil.identity.pages.Pages;
import vigil.identity.pages.Pages.Content;
import vigil.identity.pages.Template;
import vigil.identity.sessions.HalfLogins.HalfLogin;

/** Asks for the second factor, or to make a first one where the role needs it. */
@Hidden
@RestController
final class SecondStepPage {

    private final Proven proven;
    private final Officers officers;
    private final SecondFactors seconds;
    private final SecondStepForm form;
    private final FactorDesk desk;
    private final SignIns signIns;

    SecondStepPage(
            Proven proven,
            Officers officers,
            SecondFactors seconds,
            SecondStepForm form,
            FactorDesk desk,
            SignIns signIns) {
        this.proven = proven;
        this.officers = officers;
        this.seconds = seconds;
        this.form = form;
        this.desk = desk;
        this.signIns = signIns;
    }

    @GetMapping("/login/code")
    ResponseEntity<String> ask(
            @RequestParam(name = "continue", defaultValue = "") String wanted,
            HttpServletRequest request) {
        String continueTo = WayBack.checked(wanted);
        Optional<Officer> officer = whose(request);
        if (officer.isEmpty()) {
            return Pages.goTo(WayBack.via(WayBack.HOME, continueTo));
        }
        if (!seconds.hasAny(officer.get())) {
            return Pages.goTo(WayBack.via("/login/factor", continueTo));
        }
        boolean passkeyAlone = hasTwo(request);
        if (passkeyAlone && !seconds.hasPasskey(officer.get())) {
            return Pages.goTo(WayBack.via("/login/account/passkey", continueTo));
        }
        return form.show(
                HttpStatus.OK, request, officer.get(), new Asked(continueTo, "", passkeyAlone));
    }

    /**
     * What the page leads to, and what it says.
     *
     * @param passkeyAlone whether nothing that is typed would prove more
     */
    record Asked(String continueTo, String fault, boolean passkeyAlone) {}

    @PostMapping("/login/code")
    ResponseEntity<String> code(
            @RequestParam("code") String code,
            @RequestParam(name = "continue", defaultValue = "") String wanted,
            HttpServletRequest request,
            HttpServletResponse response) {
        Visit visit = new Visit(request, response);
        return take(
                visit,
                WayBack.checked(wanted),
                Factor.CODE,
                officer -> desk.code(officer, code, visit.visitor()));
    }

    @PostMapping("/login/recovery")
    ResponseEntity<String> recovery(
            @RequestParam("code") String code,
            @RequestParam(name = "continue", defaultValue = "") String wanted,
            HttpServletRequest request,
            HttpServletResponse response) {
        Visit visit = new Visit(request, response);
        return take(
                visit,
                WayBack.checked(wanted),
                Factor.RECOVERY,
                officer -> desk.recovery(officer, code, visit.visitor()));
    }

    @GetMapping("/login/factor")
    ResponseEntity<String> choose(
            @RequestParam(name = "continue", defaultValue = "") String wanted,
            HttpServletRequest request) {
        String continueTo = WayBack.checked(wanted);
        if (whose(request).isEmpty()) {
            return Pages.goTo(WayBack.via(WayBack.HOME, continueTo));
        }
        return Pages.answer(
                HttpStatus.OK,
                Content.card(
                        "second factor",
                        Template.of("factor")
                                .with("link", UriUtils.encode(continueTo, "UTF-8"))
                                .html()));
    }

    private ResponseEntity<String> take(
            Visit visit,
            String continueTo,
            Factor factor,
            Function<Officer, FactorDesk.Typed> check) {
        Optional<HalfLogin> sofar = proven.of(visit.request());
        Optional<Officer> officer = whose(visit.request());
        if (sofar.isEmpty() || officer.isEmpty()) {
            return Pages.goTo(WayBack.via(WayBack.HOME, continueTo));
        }
        return switch (check.apply(officer.get())) {
            case FactorDesk.Typed.Right right -> {
                Set<Factor> factors = EnumSet.of(factor);
                factors.addAll(sofar.get().factors());
                yield signIns.proceed(
                        visit,
                        new HalfLogin(officer.get().id(), factors, sofar.get().authAt()),
                        continueTo);
            }
            case FactorDesk.Typed.Wrong wrong ->
                    form.show(
                            HttpStatus.UNAUTHORIZED,
                            visit.request(),
                            officer.get(),
                            new Asked(
                                    continueTo, "This code is wrong, or was used already.", false));
            case FactorDesk.Typed.Wait wait ->
                    LoginForm.later(
                            wait.time(),
                            form.show(
                                    HttpStatus.TOO_MANY_REQUESTS,
                                    visit.request(),
                                    officer.get(),
                                    new Asked(continueTo, LoginForm.tooMany(wait.time()), false)));
        };
    }

    private boolean hasTwo(HttpServletRequest request) {
        return proven.of(request)
                .filter(half -> Level.of(half.factors()).reaches(Level.TWO))
                .isPresent();
    }

    private Optional<Officer> whose(HttpServletRequest request) {
        return proven.of(request).map(HalfLogin::officer).flatMap(officers::of);
    }
}
