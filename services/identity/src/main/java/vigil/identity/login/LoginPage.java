package vigil.identity.login;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.factors.Factor;
import vigil.identity.logout.EndOfSession;
import vigil.identity.officers.LoginDesk;
import vigil.identity.officers.LoginOutcome.Recognised;
import vigil.identity.officers.LoginOutcome.Unknown;
import vigil.identity.officers.LoginOutcome.Wait;
import vigil.identity.pages.Pages;
import vigil.identity.pages.Pages.Content;
import vigil.identity.pages.Template;
import vigil.identity.sessions.HalfLogins.HalfLogin;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Secret;

/** Signs officers in and out. */
@Hidden
@RestController
final class LoginPage {

    private final LoginForm form;
    private final LoginDesk desk;
    private final SignIns signIns;
    private final EndOfSession ending;
    private final InstantSource clock;

    LoginPage(
            LoginForm form,
            LoginDesk desk,
            SignIns signIns,
            EndOfSession ending,
            InstantSource clock) {
        this.form = form;
        this.desk = desk;
        this.signIns = signIns;
        this.ending = ending;
        this.clock = clock;
    }

    @GetMapping("/login")
    ResponseEntity<String> show(
            @RequestParam(name = "continue", defaultValue = "") String wanted,
            HttpServletRequest request,
            CsrfToken csrf,
            @Nullable Authentication officer) {
        String continueTo = WayBack.checked(wanted);
        if (officer != null && continueTo.equals(WayBack.HOME)) {
            return Pages.answer(
                    HttpStatus.OK,
                    Content.card(
                            "signed in",
                            Template.of("signed-in").withHtml("csrf", Pages.token(csrf)).html()));
        }
        String note = officer == null ? "" : "<p>This needs you to sign in again.</p>";
        return form.show(HttpStatus.OK, request, continueTo, note);
    }

    @PostMapping("/login")
    ResponseEntity<String> login(
            @RequestParam("login") String name,
            @RequestParam("password") String password,
            @RequestParam(name = "continue", defaultValue = "") String wanted,
            HttpServletRequest request,
            HttpServletResponse response) {
        String continueTo = WayBack.checked(wanted);
        Visit visit = new Visit(request, response);
        return switch (desk.login(Personal.of(name), Secret.of(password), visit.visitor())) {
            case Recognised recognised ->
                    signIns.proceed(
                            visit,
                            new HalfLogin(
                                    recognised.officer().id(),
                                    Set.of(Factor.PASSWORD),
                                    clock.instant()),
                            continueTo);
            case Unknown unknown ->
                    form.show(
                            HttpStatus.UNAUTHORIZED,
                            request,
                            continueTo,
                            Pages.alert("This login and password do not belong together."));
            case Wait wait -> later(wait.time(), request, continueTo);
        };
    }

    /** The officer does not want to sign in: the program is told so. */
    @PostMapping("/login/cancel")
    ResponseEntity<String> cancel(
            @RequestParam(name = "continue", defaultValue = "") String wanted) {
        String continueTo = WayBack.checked(wanted);
        return Pages.goTo(
                WayBack.isRequest(continueTo) ? continueTo + WayBack.DENIED : WayBack.HOME);
    }

    @PostMapping("/login/end")
    ResponseEntity<String> end(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication officer) {
        ending.leave(officer, request, response);
        return Pages.goTo(WayBack.ENDED);
    }

    @GetMapping(WayBack.ENDED)
    ResponseEntity<String> ended() {
        return Pages.message(
                HttpStatus.OK,
                "signed out",
                "You are signed out.",
                new Pages.Link(WayBack.HOME, "Sign in"));
    }

    private ResponseEntity<String> later(
            Duration time, HttpServletRequest request, String continueTo) {
        String fault = LoginForm.tooMany(time);
        return LoginForm.later(
                time,
                form.show(HttpStatus.TOO_MANY_REQUESTS, request, continueTo, Pages.alert(fault)));
    }
}
