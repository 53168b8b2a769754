package vigil.identity.logout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.DelegatingAuthenticationConverter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import vigil.identity.login.WayBack;
import vigil.identity.pages.Pages;
import vigil.identity.sessions.SessionCookie;

/** Ends a browser's session at a program's wish (OpenID Connect RP-Initiated Logout 1.0). */
@Component
public final class EndOfSession
        implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final SessionCookie cookie;
    private final LogoutNotices notices;
    private final TransactionTemplate transaction;

    EndOfSession(
            SessionCookie cookie, LogoutNotices notices, PlatformTransactionManager transactions) {
        this.cookie = cookie;
        this.notices = notices;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Ends the browser's session, and with it notes who is told of that. */
    public void leave(
            @Nullable Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        transaction.executeWithoutResult(status -> {
            if (who != null) {
                notices.tell(who); // While it is known who holds a grant.
            }
            cookie.end(request, response);
        });
    }

    /**
     * The library holds {@code sid} against the servlet's session; ours is another, and whose the
     * browser is stands in the token's subject.
     */
    public static void withoutServletSession(List<AuthenticationConverter> converters) {
        List<AuthenticationConverter> library = List.copyOf(converters);
        converters.clear();
        converters.add(request -> {
            Authentication wish = new DelegatingAuthenticationConverter(library).convert(request);
            return wish instanceof OidcLogoutAuthenticationToken asked
                            && asked.getPrincipal() instanceof Authentication who
                    ? new OidcLogoutAuthenticationToken(
                            asked.getIdTokenHint(),
                            who,
                            null,
                            asked.getClientId(),
                            asked.getPostLogoutRedirectUri(),
                            asked.getState())
                    : wish;
        });
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication result) {
        OidcLogoutAuthenticationToken wish = (OidcLogoutAuthenticationToken) result;
        boolean known = wish.isPrincipalAuthenticated();
        leave(
                known && wish.getPrincipal() instanceof Authentication who ? who : null,
                request,
                response);
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(
                HttpHeaders.LOCATION, goal(wish.getPostLogoutRedirectUri(), wish.getState()));
    }

    /** Nothing has ended; the officer may end it. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        Pages.send(
                response,
                Pages.message(
                        HttpStatus.BAD_REQUEST,
                        "not signed out",
                        "You are not signed out: the program that sent you here cannot ask for it.",
                        new Pages.Link(WayBack.HOME, "Sign out here")));
    }

    /** The library has held the address against the registered ones. */
    private static String goal(@Nullable String wanted, @Nullable String state) {
        if (wanted == null || wanted.isEmpty()) {
            return WayBack.ENDED;
        }
        UriComponentsBuilder goal = UriComponentsBuilder.fromUriString(wanted);
        if (state != null && !state.isEmpty()) {
            goal.queryParam("state", UriUtils.encode(state, StandardCharsets.UTF_8));
        }
        return goal.build(true).toUriString();
    }
}
