package vigil.identity.sessions;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import vigil.kernel.secrecy.Secret;

/** Finds the officer behind a browser by its cookie; sets and takes the cookie. */
@Component
public final class SessionCookie implements SecurityContextRepository {

    /** The prefix binds it to this host and to HTTPS (RFC 6265bis, 4.1.3.2). */
    public static final String NAME = "__Host-vigil-session";

    private static final int LONGEST = 64;

    private final Sessions sessions;

    SessionCookie(Sessions sessions) {
        this.sessions = sessions;
    }

    public void set(HttpServletResponse response, Secret session) {
        write(response, session.reveal(), -1);
    }

    /** Ends the browser's session, if there is one. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        cookie(request).ifPresent(sessions::end);
        write(response, "", 0);
    }

    @Override
    @SuppressWarnings("deprecation") // The interface still asks for it.
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        cookie(holder.getRequest())
                .flatMap(sessions::underWay)
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

    /** Says who and since when: the protocol's {@code auth_time} is the moment of the password. */
    private static Authentication proof(Sessions.Session session) {
        FactorGrantedAuthority password =
                FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                        .issuedAt(session.beganAt())
                        .build();
        return UsernamePasswordAuthenticationToken.authenticated(
                session.officer(), null, List.of(password));
    }

    private static Optional<Secret> cookie(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            String value = cookie.getValue();
            if (NAME.equals(cookie.getName()) && !value.isEmpty() && value.length() <= LONGEST) {
                return Optional.of(Secret.of(value));
            }
        }
        return Optional.empty();
    }

    private static void write(HttpServletResponse response, String value, long maxAgeSeconds) {
        ResponseCookie cookie =
                ResponseCookie.from(NAME, value)
                        .path("/")
                        .secure(true)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(maxAgeSeconds)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
