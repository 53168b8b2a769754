package vigil.identity.responses;

import com.nimbusds.jose.JWSHeader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import vigil.identity.clients.Client;
import vigil.identity.clients.Clients;
import vigil.identity.grants.Grants;
import vigil.identity.pages.Pages;
import vigil.kernel.tokens.TokenSecurity.TokenSettings;

/**
 * Sends the browser back to the client, naming the issuer (RFC 9207); as one signed parameter when
 * the request asked for that (JARM).
 */
@Component
public final class AuthorizationAnswers
        implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final OAuth2TokenType CODE = new OAuth2TokenType("code");

    private final Grants grants;
    private final Clients clients;
    private final SignedAnswers signed;
    private final String issuer;

    AuthorizationAnswers(
            Grants grants, Clients clients, SignedAnswers signed, TokenSettings settings) {
        this.grants = grants;
        this.clients = clients;
        this.signed = signed;
        this.issuer = settings.issuer().toString();
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication result) {
        OAuth2AuthorizationCodeRequestAuthenticationToken granted =
                (OAuth2AuthorizationCodeRequestAuthenticationToken) result;
        String code = Objects.requireNonNull(granted.getAuthorizationCode()).getTokenValue();
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", code);
        send(response, granted, mode(grants.findByToken(code, CODE)), answer);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        OAuth2AuthorizationCodeRequestAuthenticationException refused =
                (OAuth2AuthorizationCodeRequestAuthenticationException) failure;
        OAuth2Error error = refused.getError();
        OAuth2AuthorizationCodeRequestAuthenticationToken asked =
                refused.getAuthorizationCodeRequestAuthentication();
        if (asked == null || asked.getRedirectUri() == null || asked.getRedirectUri().isEmpty()) {
            Pages.send(
                    response,
                    Pages.message(
                            HttpStatus.BAD_REQUEST,
                            "refused",
                            "The program that sent you here cannot be answered: "
                                    + error.getErrorCode()
                                    + ".",
                            new Pages.Link("/login", "Sign in")));
            return;
        }
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error.getErrorCode());
        if (error.getDescription() != null) {
            answer.put("error_description", error.getDescription());
        }
        send(response, asked, asked.getAdditionalParameters().get("response_mode"), answer);
    }

    private void send(
            HttpServletResponse response,
            OAuth2AuthorizationCodeRequestAuthenticationToken about,
            @Nullable Object mode,
            Map<String, String> answer) {
        if (about.getState() != null && !about.getState().isEmpty()) {
            answer.put("state", about.getState());
        }
        boolean jwt = mode != null && mode.toString().endsWith("jwt");
        Map<String, String> sent = jwt ? sign(about.getClientId(), answer) : answer;
        if (!jwt) {
            answer.put("iss", issuer);
        }
        UriComponentsBuilder back =
                UriComponentsBuilder.fromUriString(Objects.requireNonNull(about.getRedirectUri()));
        sent.forEach((name, value) ->
                back.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
        // 303: nothing that was posted here is sent on (FAPI 2.0, 5.3.2.2).
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.LOCATION, back.build(true).toUriString());
    }

    private Map<String, String> sign(String id, Map<String, String> answer) {
        Client client = clients.of(id).orElseThrow();
        SignedAnswers.Said said = new SignedAnswers.Said(id, client.profile().algorithm(), answer);
        return Map.of("response", signed.sign(said, new JWSHeader.Builder(said.algorithm())));
    }

    private static @Nullable Object mode(@Nullable OAuth2Authorization grant) {
        OAuth2AuthorizationRequest asked =
                grant == null
                        ? null
                        : grant.getAttribute(OAuth2AuthorizationRequest.class.getName());
        return asked == null ? null : asked.getAdditionalParameters().get("response_mode");
    }
}
