package vigil.identity.requests;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Stands before the protocol and sees that its endpoints are asked as they can answer: those for
 * programs by POST alone (RFC 9126, 2.3; RFC 6749, 3.2), an authorization request that was posted
 * as if it stood in the address (OpenID Connect Core, 3.1.2.1), and a wish to sign out that names
 * no session as a question to the officer (OpenID Connect RP-Initiated Logout 1.0, 2).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class Usher extends OncePerRequestFilter {

    private static final String AUTHORIZE = "/oauth2/authorize";
    private static final String LOGOUT = "/oauth2/logout";
    private static final String HOME = "/login";
    private static final Set<String> POSTED =
            Set.of("/oauth2/par", "/oauth2/token", "/oauth2/introspect", "/oauth2/revoke");

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        boolean posted = "POST".equals(request.getMethod());
        if (POSTED.contains(path) && !posted) {
            response.setHeader(HttpHeaders.ALLOW, "POST");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (AUTHORIZE.equals(path) && posted) {
            lead(response, inTheAddress(request));
        } else if (LOGOUT.equals(path) && request.getParameter("id_token_hint") == null) {
            lead(response, HOME);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static String inTheAddress(HttpServletRequest request) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(AUTHORIZE);
        request.getParameterMap()
                .forEach((name, values) -> {
                    for (String value : values) {
                        address.queryParam(encoded(name), encoded(value));
                    }
                });
        return address.build(true).toUriString();
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private static void lead(HttpServletResponse response, String to) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.LOCATION, to);
    }
}
