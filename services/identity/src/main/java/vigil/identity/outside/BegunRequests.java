package vigil.identity.outside;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vigil.identity.login.WayBack;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Sealer;

/**
 * What was asked outside, in a sealed cookie of the browser that asked: state, nonce and verifier,
 * and where the officer wanted to go. Strangers who begin many sign-ins fill nothing here.
 */
@Component
final class BegunRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String COOKIE = "__Host-vigil-outside";
    private static final String PURPOSE = "outside/begun";
    private static final String CONTINUE = "vigil.continue";
    private static final int SECONDS = 600;

    private final Sealer sealer;
    private final SecretKey sealing;

    BegunRequests(Sealer sealer, MasterKey master) {
        this.sealer = sealer;
        this.sealing = master.derive("outside", "AES");
    }

    /** As it is sealed. */
    private record Begun(
            String address,
            String client,
            String redirect,
            Set<String> scopes,
            String state,
            Map<String, Object> parameters,
            Map<String, Object> attributes) {}

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
            HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        String state = request.getParameter("state");
        if (cookies == null || state == null) {
            return null;
        }
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .findFirst()
                .map(cookie -> opened(cookie.getValue()))
                .filter(begun -> state.equals(begun.getState()))
                .orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (asked == null) {
            write(response, "", 0);
            return;
        }
        Map<String, Object> attributes = new HashMap<>(asked.getAttributes());
        String wanted = request.getParameter("continue");
        attributes.put(CONTINUE, WayBack.checked(wanted == null ? "" : wanted));
        Begun begun =
                new Begun(
                        asked.getAuthorizationUri(),
                        asked.getClientId(),
                        Objects.requireNonNull(asked.getRedirectUri()),
                        asked.getScopes(),
                        Objects.requireNonNull(asked.getState()),
                        asked.getAdditionalParameters(),
                        attributes);
        byte[] sealed = sealer.seal(sealing, JsonMapper.shared().writeValueAsBytes(begun), PURPOSE);
        write(response, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), SECONDS);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest begun = loadAuthorizationRequest(request);
        write(response, "", 0);
        if (begun != null) {
            request.setAttribute(CONTINUE, begun.getAttribute(CONTINUE));
        }
        return begun;
    }

    /** Where the officer wanted to go who comes back now. */
    static String continueTo(HttpServletRequest request) {
        return request.getAttribute(CONTINUE) instanceof String wanted
                ? WayBack.checked(wanted)
                : WayBack.HOME;
    }

    private @Nullable OAuth2AuthorizationRequest opened(String value) {
        try {
            byte[] clear = sealer.open(sealing, Base64.getUrlDecoder().decode(value), PURPOSE);
            Begun begun = JsonMapper.shared().readValue(clear, Begun.class);
            return OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(begun.address())
                    .clientId(begun.client())
                    .redirectUri(begun.redirect())
                    .scopes(begun.scopes())
                    .state(begun.state())
                    .additionalParameters(begun.parameters())
                    .attributes(all -> all.putAll(begun.attributes()))
                    .build();
        } catch (Sealer.Broken | IllegalArgumentException | JacksonException e) {
            return null; // Not what we wrote: nothing was begun.
        }
    }

    private static void write(HttpServletResponse response, String value, long seconds) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path("/")
                        .secure(true)
                        .httpOnly(true)
                        .sameSite("Lax") // The way back comes from the provider's site.
                        .maxAge(seconds)
                        .build()
                        .toString());
    }
}
