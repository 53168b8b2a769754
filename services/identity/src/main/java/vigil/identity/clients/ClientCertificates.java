package vigil.identity.clients;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.X509ClientCertificateAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vigil.kernel.tokens.ProofDoor.CallerCertificate;

/**
 * Clients that prove themselves by the certificate of their connection (RFC 8705, 2): by name and
 * authority, or by a certificate of their own that they registered. The certificate is the one that
 * the gateway passes on, never that of the gateway itself.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ClientCertificates extends OncePerRequestFilter
        implements Consumer<OAuth2ClientAuthenticationContext> {

    /** RFC 5280, 4.2.1.12: for callers. */
    private static final String FOR_CALLERS = "1.3.6.1.5.5.7.3.2";

    private final List<X509Certificate> authorities;
    private final Clients clients;
    private final InstantSource clock;

    ClientCertificates(CertificateSettings settings, Clients clients, InstantSource clock) {
        this.clients = clients;
        this.authorities =
                settings.authorities() == null ? List.of() : read(settings.authorities());
        this.clock = clock;
    }

    /** The protocol's library looks where the servlet container says who holds the connection. */
    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        X509Certificate shown = CallerCertificate.of(request);
        X509Certificate[] callers = shown == null ? null : withAuthority(shown);
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public @Nullable Object getAttribute(String name) {
                        return name.equals(CallerCertificate.PEER)
                                ? callers
                                : super.getAttribute(name);
                    }
                },
                response);
    }

    /**
     * The library asks for certificates last, and takes whoever redeems a code by a verifier for a
     * public client before: those who are registered with one are read first, and nobody else is.
     */
    public void readFirst(List<AuthenticationConverter> converters) {
        X509ClientCertificateAuthenticationConverter library =
                new X509ClientCertificateAuthenticationConverter();
        converters.removeIf(X509ClientCertificateAuthenticationConverter.class::isInstance);
        converters.addFirst(request -> isCertified(request) ? library.convert(request) : null);
    }

    private boolean isCertified(HttpServletRequest request) {
        String client = request.getParameter("client_id");
        return client != null
                && CallerCertificate.of(request) != null
                && clients.of(client)
                        .filter(known -> known.profile().byCertificate().proves())
                        .isPresent();
    }

    @Override
    public void accept(OAuth2ClientAuthenticationContext context) {
        OAuth2ClientAuthenticationToken proof = context.getAuthentication();
        ClientProfile profile = ClientProfile.of(context.getRegisteredClient());
        boolean proven =
                proof.getCredentials() instanceof X509Certificate[] chain
                        && isProven(chain, profile, proof.getClientAuthenticationMethod());
        if (!proven) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
    }

    private boolean isProven(
            X509Certificate[] chain, ClientProfile profile, ClientAuthenticationMethod method) {
        X509Certificate shown = chain[0];
        ClientProfile.ByCertificate registered = profile.byCertificate();
        if (ClientAuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH.equals(method)) {
            return registered.selfSigned()
                    && profile.keys().getKeys().stream().anyMatch(key -> names(key, shown));
        }
        String subject = registered.subject();
        return subject != null
                && new X500Principal(subject).equals(shown.getSubjectX500Principal())
                && isSigned(shown, chain[chain.length - 1]);
    }

    /** RFC 8705, 2.2.2: the certificate stands in the key, or its hash does. */
    private static boolean names(JWK key, X509Certificate shown) {
        try {
            List<Base64> chain = key.getX509CertChain();
            boolean same =
                    chain != null
                            && !chain.isEmpty()
                            && java.util.Arrays.equals(
                                    chain.getFirst().decode(), shown.getEncoded());
            return same
                    || (key.getX509CertSHA256Thumbprint() != null
                            && CallerCertificate.thumbprint(shown)
                                    .equals(key.getX509CertSHA256Thumbprint().toString()));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private boolean isSigned(X509Certificate shown, X509Certificate authority) {
        try {
            PKIXParameters trust = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
            trust.setRevocationEnabled(false); // No list to ask; a client is taken out of ours.
            trust.setDate(Date.from(clock.instant()));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509")
                                    .generateCertPath(List.of(shown)),
                            trust);
            List<String> purposes = shown.getExtendedKeyUsage();
            return purposes == null || purposes.contains(FOR_CALLERS);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** One alone is taken for a certificate that vouches for itself. */
    private X509Certificate[] withAuthority(X509Certificate shown) {
        return authorities.stream()
                .filter(each ->
                        each.getSubjectX500Principal().equals(shown.getIssuerX500Principal()))
                .findFirst()
                .map(each -> new X509Certificate[] {shown, each})
                .orElse(new X509Certificate[] {shown});
    }

    private static List<X509Certificate> read(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the authorities in " + file + " cannot be used", e);
        }
    }
}
