package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** An officer with a browser and a program that wants a token on the officer's behalf. */
final class CodeFlow {

    static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789";

    private final Browser browser;
    private final Map<String, String> request = new LinkedHashMap<>();

    CodeFlow(RunningIdentity identity, String client) {
        this.browser = new Browser(identity.address());
        request.put("response_type", "code");
        request.put("client_id", client);
        request.put("redirect_uri", RunningIdentity.REDIRECT);
        request.put("scope", "openid");
        request.put("state", "a-state");
        request.put("code_challenge", challenge(VERIFIER));
        request.put("code_challenge_method", "S256");
    }

    Browser browser() {
        return browser;
    }

    CodeFlow with(String name, String value) {
        request.put(name, value);
        return this;
    }

    CodeFlow without(String name) {
        request.remove(name);
        return this;
    }

    Map<String, String> asked() {
        return Map.copyOf(request);
    }

    String authorizeAddress() {
        return "/oauth2/authorize?" + Browser.encoded(request);
    }

    HttpResponse<String> authorize() throws Exception {
        return browser.get(authorizeAddress());
    }

    HttpResponse<String> signIn(String login, String password) throws Exception {
        HttpResponse<String> page = browser.get(Browser.location(authorize()));
        return browser.submit(page, "/login", Map.of("login", login, "password", password));
    }

    /** The code with which the browser comes back to the program. */
    String code(String login) throws Exception {
        HttpResponse<String> signedIn = signIn(login, RunningIdentity.PASSWORD);
        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(303);
        HttpResponse<String> back = browser.get(Browser.location(signedIn));
        assertThat(Browser.location(back)).startsWith(RunningIdentity.REDIRECT);
        return returned(back, "code");
    }

    /** What a redirect back to the program says under a name. */
    static String returned(HttpResponse<String> back, String name) {
        String value =
                UriComponentsBuilder.fromUri(URI.create(Browser.location(back)))
                        .build()
                        .getQueryParams()
                        .getFirst(name);
        return value == null ? "" : UriUtils.decode(value, StandardCharsets.UTF_8);
    }

    HttpResponse<String> redeem(String code, String verifier, Map<String, String> more)
            throws Exception {
        Map<String, String> form = new HashMap<>(more);
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", RunningIdentity.REDIRECT);
        form.put("code_verifier", verifier);
        form.putIfAbsent("client_id", request.getOrDefault("client_id", ""));
        return browser.post("/oauth2/token", form);
    }

    static String challenge(String verifier) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
