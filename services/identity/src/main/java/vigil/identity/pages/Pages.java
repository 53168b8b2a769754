package vigil.identity.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DeferredCsrfToken;
import org.springframework.web.util.HtmlUtils;

/**
 * Makes whole pages of their content. Style and script are files of this house: nothing stands in
 * the page itself that could run, and nothing comes from elsewhere.
 */
public final class Pages {

    private static final MediaType HTML =
            new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private Pages() {}

    /**
     * What a page holds.
     *
     * @param formTargets origins besides our own to which the answer to a form may lead
     * @param wide whether it is a page of lists and not a card
     */
    public record Content(String title, String html, String formTargets, boolean wide) {

        public static Content card(String title, String html) {
            return new Content(title, html, "", false);
        }
    }

    public static ResponseEntity<String> answer(HttpStatus status, Content content) {
        String page =
                Template.of("frame")
                        .with("title", content.title())
                        .with("shape", content.wide() ? "wide" : "card")
                        .withHtml("content", content.html())
                        .html();
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy(content.formTargets()))
                .body(page);
    }

    /** A page that says something and leads on. */
    public static ResponseEntity<String> message(
            HttpStatus status, String title, String text, Link next) {
        return answer(
                status,
                Content.card(
                        title,
                        Template.of("message")
                                .with("text", text)
                                .with("next", next.address())
                                .with("label", next.label())
                                .html()));
    }

    /** A page where no controller stands. */
    public static void send(HttpServletResponse response, ResponseEntity<String> page)
            throws IOException {
        response.setStatus(page.getStatusCode().value());
        page.getHeaders()
                .forEach(
                        (name, values) -> values.forEach(value -> response.addHeader(name, value)));
        String html = Objects.requireNonNull(page.getBody());
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }

    /** Where a page leads. */
    public record Link(String address, String label) {}

    public static ResponseEntity<String> goTo(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    /** An alert as HTML, or nothing when there is nothing to say. */
    public static String alert(String fault) {
        return fault.isEmpty() ? "" : "<p role=\"alert\">" + HtmlUtils.htmlEscape(fault) + "</p>";
    }

    /** A form's token against forms from elsewhere, as HTML. */
    public static String token(CsrfToken csrf) {
        return "<input type=\"hidden\" name=\"_csrf\" value=\""
                + HtmlUtils.htmlEscape(csrf.getToken())
                + "\">";
    }

    /** What only this browser and we know: the token behind all its forms. */
    public static String browser(HttpServletRequest request) {
        DeferredCsrfToken token =
                (DeferredCsrfToken) request.getAttribute(DeferredCsrfToken.class.getName());
        return Objects.requireNonNull(token).get().getToken();
    }

    private static String policy(String formTargets) {
        return "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'"
                + (formTargets.isEmpty() ? "" : " " + formTargets)
                + "; frame-ancestors 'none'; base-uri 'none'";
    }
}
