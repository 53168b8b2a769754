package vigil.identity.login;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import vigil.identity.pages.Pages;
import vigil.identity.pages.Pages.Content;
import vigil.identity.pages.Template;
import vigil.identity.passkeys.PasskeyDesk;

/** The page with which a sign-in begins. */
@Component
final class LoginForm {

    private final PasskeyDesk passkeys;
    private final WayBack wayBack;
    private final OutsideName outside;

    LoginForm(PasskeyDesk passkeys, WayBack wayBack, OutsideName outside) {
        this.outside = outside;
        this.passkeys = passkeys;
        this.wayBack = wayBack;
    }

    /**
     * @param note HTML of ours above the form
     */
    ResponseEntity<String> show(
            HttpStatus status, HttpServletRequest request, String continueTo, String note) {
        String csrf = Pages.token(csrf(request));
        String html =
                Template.of("login")
                        .withHtml("note", note)
                        .withHtml("csrf", csrf)
                        .with("continue", continueTo)
                        .with("options", passkeys.request(Pages.browser(request)))
                        .withHtml("outside", outside(continueTo))
                        .withHtml("cancel", cancel(request, continueTo))
                        .html();
        return Pages.answer(
                status, new Content("sign in", html, wayBack.formTarget(continueTo), false));
    }

    private String outside(String continueTo) {
        return outside.title().isEmpty()
                ? ""
                : Template.of("outside")
                        .with("link", UriUtils.encode(continueTo, "UTF-8"))
                        .with("title", outside.title())
                        .html();
    }

    /** The way back to the program without signing in, where one waits. */
    static String cancel(HttpServletRequest request, String continueTo) {
        return WayBack.isRequest(continueTo)
                ? Template.of("cancel")
                        .withHtml("csrf", Pages.token(csrf(request)))
                        .with("continue", continueTo)
                        .html()
                : "";
    }

    static CsrfToken csrf(HttpServletRequest request) {
        return (CsrfToken) Objects.requireNonNull(request.getAttribute(CsrfToken.class.getName()));
    }

    static String tooMany(Duration wait) {
        return "Too many attempts. Try again in " + (wait.toSeconds() + 1) + " seconds.";
    }

    /** The same answer with the moment after which trying again makes sense. */
    static ResponseEntity<String> later(Duration wait, ResponseEntity<String> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("Retry-After", Long.toString(wait.toSeconds() + 1))
                .body(answer.getBody());
    }
}
