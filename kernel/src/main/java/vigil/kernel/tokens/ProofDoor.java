package vigil.kernel.tokens;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;
import vigil.contracts.permissions.StepUp;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;

/**
 * Stands behind the check of the token: a token that is bound to a key needs a proof of that key
 * and the scheme {@code DPoP}; any other needs the scheme {@code Bearer} (RFC 9449, 7). One that is
 * bound to a certificate needs a connection that was proven by it (RFC 8705, 3). A house that has
 * seen the proof at its own door may ask another house on, as itself, with the token alone.
 */
public final class ProofDoor extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";
    private static final String DPOP = "dpop ";
    private static final int LONGEST_TOKEN = 8_192;

    private final ProofCheck proofs;
    private final URI publicAddress;
    private final Set<String> witnesses;
    private final Refused refused;

    /**
     * @param publicAddress under which the outside knows the street
     * @param witnesses houses that have looked at a caller's proof themselves before they ask on
     *     with the caller's token
     */
    public ProofDoor(ProofCheck proofs, URI publicAddress, Set<String> witnesses, Refused refused) {
        this.proofs = proofs;
        this.publicAddress = publicAddress;
        this.witnesses = Set.copyOf(witnesses);
        this.refused = refused;
    }

    /**
     * The certificate by which a caller proved itself to the gateway, which alone says so, in the
     * header of RFC 9440. A house that asks for certificates itself believes nobody else.
     */
    public static final class CallerCertificate {

        /** DER in base64 between colons. */
        public static final String HEADER = "Client-Cert";

        private static final String HOUSE = "CN=";
        private static final String GATEWAY = "gateway";
        private static final String KNOWN = "vigil.caller-certificate";
        private static final String NONE = "none";

        /** Where the servlet container tells by what the connection was proven. */
        public static final String PEER = "jakarta.servlet.request.X509Certificate";

        private CallerCertificate() {}

        /** Null where there is none, or one that cannot be read. */
        public static @Nullable X509Certificate of(HttpServletRequest request) {
            Object known = request.getAttribute(KNOWN);
            if (known == null) {
                X509Certificate read = read(request);
                known = read == null ? NONE : read;
                request.setAttribute(KNOWN, known);
            }
            return known instanceof X509Certificate certificate ? certificate : null;
        }

        private static @Nullable X509Certificate read(HttpServletRequest request) {
            List<String> headers = Collections.list(request.getHeaders(HEADER));
            if (headers.size() != 1 || !isFromTheGateway(request)) {
                return null;
            }
            String shown = headers.getFirst();
            try {
                byte[] encoded = Base64.getDecoder().decode(shown.substring(1, shown.length() - 1));
                return (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(new ByteArrayInputStream(encoded));
            } catch (CertificateException
                    | IllegalArgumentException
                    | StringIndexOutOfBoundsException e) {
                return null;
            }
        }

        /** What {@code x5t#S256} says of a certificate (RFC 8705, 3.1). */
        public static String thumbprint(X509Certificate certificate) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
                return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a certificate without bytes", e);
            }
        }

        private static boolean isFromTheGateway(HttpServletRequest request) {
            String name = house(request);
            return name == null || name.equals(GATEWAY);
        }

        /** The house whose certificate proves the connection; null in the clear. */
        private static @Nullable String house(HttpServletRequest request) {
            if (!(request.getAttribute(PEER) instanceof X509Certificate[] peer)) {
                return null;
            }
            String subject = peer[0].getSubjectX500Principal().getName();
            return subject.startsWith(HOUSE) ? subject.substring(HOUSE.length()) : subject;
        }
    }

    /**
     * Stands behind the rules of roles: an operation of {@code step-up.txt} needs a token whose
     * officer signed in strongly and not long ago ({@code acr}, {@code auth_time}); any other is
     * told what is missing (RFC 9470, 3). A program that acts for itself proved itself for the
     * token.
     */
    public static final class FreshSignIn extends OncePerRequestFilter {

        private static final String LEVEL = "urn:vigil:acr:";
        private static final int STRONG = 2;

        private final StepUp table = StepUp.published();
        private final UrlPathHelper paths = new UrlPathHelper();
        private final Demands demands;
        private final InstantSource clock;

        private FreshSignIn(Demands demands, InstantSource clock) {
            this.demands = demands;
            this.clock = clock;
        }

        /** For the one chain that it is put into: a bean would stand before all. */
        public static FreshSignIn of(ApplicationContext house) {
            return new FreshSignIn(
                    house.getBean(TokenSecurity.TokenSettings.class).fresh(),
                    house.getBean(InstantSource.class));
        }

        /**
         * How recent and how strong a sign-in must be.
         *
         * @param level of {@code urn:vigil:acr:}, for approvals and disclosures; access always
         *     needs two factors
         * @param access the greatest age of a sign-in that gives or takes access
         * @param approval the same for one that approves
         * @param disclosure the same for one that hands out files
         */
        public record Demands(
                @DefaultValue("2") int level,
                @DefaultValue("10m") Duration access,
                @DefaultValue("4h") Duration approval,
                @DefaultValue("1h") Duration disclosure) {

            private int level(StepUp.Kind kind) {
                return kind == StepUp.Kind.ACCESS ? Math.max(STRONG, level) : level;
            }

            private Duration age(StepUp.Kind kind) {
                return switch (kind) {
                    case ACCESS -> access;
                    case APPROVAL -> approval;
                    case DISCLOSURE -> disclosure;
                };
            }
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            StepUp.Kind missing = missing(request);
            if (missing == null) {
                chain.doFilter(request, response);
            } else {
                refuse(request, response, missing);
            }
        }

        private StepUp.@Nullable Kind missing(HttpServletRequest request) {
            Authentication caller = SecurityContextHolder.getContext().getAuthentication();
            if (caller == null
                    || !(caller.getCredentials() instanceof Jwt token)
                    || caller.getName().equals(token.getClaimAsString("client_id"))) {
                return null;
            }
            return table.at(request.getMethod(), paths.getPathWithinApplication(request))
                    .filter(kind -> !suffices(token, kind))
                    .orElse(null);
        }

        private boolean suffices(Jwt token, StepUp.Kind kind) {
            String reference = token.getClaimAsString("acr");
            Instant at = token.getClaimAsInstant("auth_time");
            return reference != null
                    && reference.matches(LEVEL + "[1-9]")
                    && reference.charAt(LEVEL.length()) - '0' >= demands.level(kind)
                    && at != null
                    && !at.plus(demands.age(kind)).isBefore(clock.instant());
        }

        private void refuse(
                HttpServletRequest request, HttpServletResponse response, StepUp.Kind kind)
                throws IOException {
            boolean bound = isScheme(request.getHeader(HttpHeaders.AUTHORIZATION), DPOP);
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "%s error=\"insufficient_user_authentication\", acr_values=\"%s%d\", max_age=\"%d\""
                            .formatted(
                                    bound ? "DPoP" : "Bearer",
                                    LEVEL,
                                    demands.level(kind),
                                    demands.age(kind).toSeconds()));
            TokenSecurity.write(
                    response,
                    Problem.of(
                            ProblemCode.STEP_UP_NEEDED,
                            "Sign in again for this; how strongly and how recently stands in the challenge."));
        }
    }

    /** Is told why a request with a good token was turned away. */
    public interface Refused {
        void because(String fault);
    }

    /**
     * The token of the only {@code Authorization} header, of either scheme. The library's own
     * resolver holds a regular expression against the whole token, which costs more than all else.
     */
    public static BearerTokenResolver tokens() {
        return request -> {
            Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
            String header = headers.hasMoreElements() ? headers.nextElement() : "";
            if (headers.hasMoreElements()) {
                return null;
            }
            String scheme = isScheme(header, DPOP) ? DPOP : BEARER;
            if (!isScheme(header, scheme)) {
                return null;
            }
            String token = header.substring(scheme.length()).strip();
            return token.isEmpty() || token.length() > LONGEST_TOKEN ? null : token;
        };
    }

    /** Whether a request with a checked token has a proof to give, or seems to want to. */
    public static boolean concerns(HttpServletRequest request, Jwt token) {
        return token.hasClaim("cnf")
                || isScheme(request.getHeader(HttpHeaders.AUTHORIZATION), DPOP);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null
                || !(caller.getCredentials() instanceof Jwt token)
                || !concerns(request, token)) {
            chain.doFilter(request, response);
            return;
        }
        String fault = fault(request, token);
        if (fault == null) {
            chain.doFilter(request, response);
        } else {
            refused.because(fault);
            SecurityContextHolder.clearContext();
            refuse(response);
        }
    }

    private @Nullable String fault(HttpServletRequest request, Jwt token) {
        boolean shown = isScheme(request.getHeader(HttpHeaders.AUTHORIZATION), DPOP);
        if (!token.hasClaim("cnf")) {
            return shown ? "unbound" : null;
        }
        String house = CallerCertificate.house(request);
        if (!shown && house != null && witnesses.contains(house)) {
            return null;
        }
        Map<String, Object> bound = token.getClaimAsMap("cnf");
        if (bound != null && bound.get("x5t#S256") instanceof String wanted) {
            X509Certificate certificate = CallerCertificate.of(request);
            boolean proven =
                    certificate != null && wanted.equals(CallerCertificate.thumbprint(certificate));
            return shown || !proven ? "certificate" : null;
        }
        if (!shown || bound == null || !(bound.get("jkt") instanceof String thumbprint)) {
            return "bound";
        }
        List<String> headers = Collections.list(request.getHeaders("DPoP"));
        if (headers.size() != 1) {
            return "proofs";
        }
        ProofCheck.Wanted wanted =
                new ProofCheck.Wanted(
                        request.getMethod(),
                        publicAddress.resolve(request.getRequestURI()),
                        token.getTokenValue(),
                        thumbprint);
        return switch (proofs.check(headers.getFirst(), wanted)) {
            case ProofCheck.Verdict.Proven proven -> null;
            case ProofCheck.Verdict.Unproven unproven -> unproven.fault();
        };
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "DPoP error=\"invalid_token\", algs=\""
                        + String.join(" ", ProofCheck.ALGORITHMS)
                        + "\"");
        TokenSecurity.write(
                response,
                Problem.of(
                        ProblemCode.UNAUTHENTICATED,
                        "Send the token with a fresh proof of the key that it is bound to."));
    }

    private static boolean isScheme(@Nullable String header, String scheme) {
        return header != null && header.regionMatches(true, 0, scheme, 0, scheme.length());
    }
}
