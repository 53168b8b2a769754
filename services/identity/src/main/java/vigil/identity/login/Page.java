package vigil.identity.login;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The login page as text. No script, no picture, nothing from elsewhere. */
@Component
final class Page {

    private final String frame;
    private final String styleHash;

    Page() {
        String style = resource("login.css");
        this.frame = resource("login.html").replace("{{style}}", style);
        this.styleHash = sha256(style);
    }

    /**
     * @param formTargets origins besides our own to which the answer to a form may lead
     */
    String policy(String formTargets) {
        return "default-src 'none'; style-src 'sha256-"
                + styleHash
                + "'; form-action 'self'"
                + (formTargets.isEmpty() ? "" : " " + formTargets)
                + "; frame-ancestors 'none'; base-uri 'none'";
    }

    /**
     * @param fault what to tell, or empty
     */
    String form(String csrfToken, String continueTo, String fault) {
        String alert =
                fault.isEmpty() ? "" : "<p role=\"alert\">" + HtmlUtils.htmlEscape(fault) + "</p>";
        return framed(
                alert
                        + """
                        <form method="post" action="/login">
                        <input type="hidden" name="_csrf" value="%s">
                        <input type="hidden" name="continue" value="%s">
                        <label for="login">Login</label>
                        <input id="login" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="200" required autofocus>
                        <label for="password">Password</label>
                        <input id="password" name="password" type="password" autocomplete="current-password" maxlength="128" required>
                        <button type="submit">Sign in</button>
                        </form>\
                        """
                                .formatted(
                                        HtmlUtils.htmlEscape(csrfToken),
                                        HtmlUtils.htmlEscape(continueTo)));
    }

    String signedIn(String csrfToken) {
        return framed(
                """
                <p>You are signed in.</p>
                <form method="post" action="/login/end">
                <input type="hidden" name="_csrf" value="%s">
                <button type="submit">Sign out</button>
                </form>\
                """
                        .formatted(HtmlUtils.htmlEscape(csrfToken)));
    }

    private String framed(String content) {
        return frame.replace("{{content}}", content);
    }

    private static String resource(String name) {
        String path = "/vigil/identity/" + name;
        try (InputStream stream = Page.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(stream, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
