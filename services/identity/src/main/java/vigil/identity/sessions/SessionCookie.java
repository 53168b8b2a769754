package vigil.identity.sessions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import vigil.identity.factors.Factor;
import vigil.identity.visitors.Visitors;
import vigil.kernel.secrecy.Secret;

/** Finds the officer behind a browser by its cookie; sets and takes the cookie. */
@Component
public final class SessionCookie implements SecurityContextRepository {

    /** The prefix binds it to this host and to HTTPS (RFC 6265bis, 4.1.3.2). */
    public static final String NAME = "__Host-vigil-login";

    private final Sessions sessions;

    SessionCookie(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Begins a session for the browser in place of the one that it may have. */
    public void replace(
            HttpServletRequest request,
            HttpServletResponse response,
            Sessions.Beginning beginning) {
        cookie(request).ifPresent(sessions::end);
        write(response, NAME, sessions.begin(beginning).reveal(), -1);
    }

    /** Ends the browser's session, if there is one. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        cookie(request).ifPresent(sessions::end);
        write(response, NAME, "", 0);
    }

    /** The browser's session, if one is under way. */
    public Optional<Session> session(HttpServletRequest request) {
        return cookie(request).flatMap(sessions::underWay);
    }

    @Override
    @SuppressWarnings("deprecation") // The interface still asks for it.
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        session(holder.getRequest())
                .ifPresent(session -> context.setAuthentication(proof(session)));
        return context;
    }

    /** A session begins at the login desk, never by the way. */
    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return cookie(request).isPresent();
    }

    /** What an authentication of ours says was proven. */
    public static Set<Factor> factors(Collection<? extends GrantedAuthority> authorities) {
        return authorities.stream()
                .flatMap(authority ->
                        Factor.ofAuthority(String.valueOf(authority.getAuthority())).stream())
                .collect(Collectors.toSet());
    }

    /** Says who, how and since when: {@code auth_time} is the moment of the first proof. */
    private static Authentication proof(Session session) {
        List<FactorGrantedAuthority> proofs =
                session.factors().stream()
                        .sorted()
                        .map(factor ->
                                FactorGrantedAuthority.withAuthority(factor.authority())
                                        .issuedAt(session.authAt())
                                        .build())
                        .toList();
        UsernamePasswordAuthenticationToken proof =
                UsernamePasswordAuthenticationToken.authenticated(session.officer(), null, proofs);
        proof.setDetails(session.id()); // A grant remembers it, and ends with the session.
        return proof;
    }

    private static Optional<Secret> cookie(HttpServletRequest request) {
        return Optional.ofNullable(Visitors.cookie(request, NAME));
    }

    static void write(HttpServletResponse response, String name, String value, long maxAge) {
        ResponseCookie cookie =
                ResponseCookie.from(name, value)
                        .path("/")
                        .secure(true)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(maxAge)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
