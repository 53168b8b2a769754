package vigil.identity.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.logout.LogoutNotices;
import vigil.identity.officers.LoginDesk;
import vigil.identity.officers.LoginOutcome;
import vigil.identity.officers.LoginOutcome.Recognised;
import vigil.identity.officers.LoginOutcome.Unknown;
import vigil.identity.officers.LoginOutcome.Wait;
import vigil.identity.sessions.SessionCookie;
import vigil.identity.sessions.Sessions;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Secret;

/** Signs officers in and out. */
@RestController
final class LoginPage {

    private static final MediaType HTML =
            new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Page page;
    private final WayBack wayBack;
    private final LoginDesk desk;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final LogoutNotices notices;

    LoginPage(
            Page page,
            WayBack wayBack,
            LoginDesk desk,
            Sessions sessions,
            SessionCookie cookie,
            LogoutNotices notices) {
        this.notices = notices;
        this.page = page;
        this.wayBack = wayBack;
        this.desk = desk;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @GetMapping("/login")
    ResponseEntity<String> show(
            @RequestParam(name = "continue", defaultValue = "") String wanted,
            CsrfToken csrf,
            @Nullable Authentication officer) {
        String continueTo = WayBack.checked(wanted);
        if (officer != null && continueTo.equals(WayBack.HOME)) {
            return answer(HttpStatus.OK, page.signedIn(csrf.getToken()), "");
        }
        return form(HttpStatus.OK, csrf, continueTo, "");
    }

    @PostMapping("/login")
    ResponseEntity<String> login(
            @RequestParam("login") String name,
            @RequestParam("password") String password,
            @RequestParam(name = "continue", defaultValue = "") String wanted,
            CsrfToken csrf,
            HttpServletResponse response) {
        String continueTo = WayBack.checked(wanted);
        AtomicReference<@Nullable Secret> begun = new AtomicReference<>();
        LoginOutcome outcome =
                desk.login(
                        Personal.of(name),
                        Secret.of(password),
                        officer -> begun.set(sessions.begin(officer)));
        return switch (outcome) {
            case Recognised recognised -> {
                cookie.set(response, java.util.Objects.requireNonNull(begun.get()));
                yield ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(continueTo))
                        .cacheControl(CacheControl.noStore())
                        .build();
            }
            case Unknown unknown ->
                    form(
                            HttpStatus.UNAUTHORIZED,
                            csrf,
                            continueTo,
                            "This login and password do not belong together.");
            case Wait wait -> later(wait.time(), csrf, continueTo);
        };
    }

    @PostMapping("/login/end")
    ResponseEntity<String> end(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication officer) {
        cookie.end(request, response);
        if (officer != null) {
            notices.tell(officer.getName());
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(WayBack.HOME))
                .build();
    }

    private ResponseEntity<String> later(Duration time, CsrfToken csrf, String continueTo) {
        long seconds = time.toSeconds() + 1;
        String fault = "Too many attempts. Try again in " + seconds + " seconds.";
        ResponseEntity<String> form = form(HttpStatus.TOO_MANY_REQUESTS, csrf, continueTo, fault);
        return ResponseEntity.status(form.getStatusCode())
                .headers(form.getHeaders())
                .header("Retry-After", Long.toString(seconds))
                .body(form.getBody());
    }

    private ResponseEntity<String> form(
            HttpStatus status, CsrfToken csrf, String continueTo, String fault) {
        return answer(
                status,
                page.form(csrf.getToken(), continueTo, fault),
                wayBack.formTarget(continueTo));
    }

    private ResponseEntity<String> answer(HttpStatus status, String html, String formTarget) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", page.policy(formTarget))
                .body(html);
    }
}
