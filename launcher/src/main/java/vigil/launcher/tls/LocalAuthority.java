package vigil.launcher.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.WholeFile;
import vigil.launcher.terminal.Trouble;

/**
 * Certifies the gateway and the houses of this machine. The authority is made at first start and
 * may speak for localhost alone, so that whoever trusts it trusts nothing else.
 */
public final class LocalAuthority {

    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    private static final Duration CERTIFICATE_LIFE = Duration.ofDays(397);
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
    private static final Duration HOUSE_LIFE = Duration.ofDays(30);
    private static final Duration HOUSE_RENEWED_BEFORE = Duration.ofDays(10);

    private final StateFolder state;
    private final InstantSource clock;

    public LocalAuthority(StateFolder state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
    }

    /** The authority's certificate: what callers of the gateway must trust. */
    public Path certificate() {
        return state.tls().resolve("ca.pem");
    }

    /** The gateway's certificate, the authority's behind it. */
    public Path gatewayCertificate() {
        return state.tls().resolve("gateway.pem");
    }

    public Path gatewayKey() {
        return state.tls().resolve("gateway-key.pem");
    }

    /** Makes what is missing, and anew what will soon be too old. */
    public void prepare() {
        try {
            StateFolder.createPrivate(state.tls());
            if (!lasts(certificate(), RENEWED_BEFORE) || !Files.exists(authorityKey())) {
                found();
            }
            if (!lasts(gatewayCertificate(), RENEWED_BEFORE)
                    || !Files.exists(gatewayKey())
                    || !isOurs(gatewayCertificate())) {
                certify();
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new Trouble(
                    "Cannot prepare the certificates in %s: %s"
                            .formatted(state.tls(), Trouble.reason(e)),
                    e);
        }
    }

    /**
     * The key of a house and its certificate, the authority's behind it: one file, so that both
     * change at once. Made when missing, and anew in the last third of its life.
     */
    public Path house(String name) {
        Path file = state.tls().resolve("house-" + name + ".pem");
        try {
            if (!lasts(file, HOUSE_RENEWED_BEFORE) || !isOurs(file)) {
                X509Certificate authority = Pem.firstCertificate(certificate());
                KeyPair keys = Certificates.newKeys();
                X509Certificate certificate =
                        Certificates.house(
                                name,
                                keys.getPublic(),
                                issuer(authority),
                                from(),
                                until(HOUSE_LIFE));
                WholeFile.write(
                        file,
                        Pem.privateKey(keys.getPrivate())
                                + Pem.certificates(List.of(certificate, authority)));
            }
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new Trouble("Cannot certify %s: %s".formatted(name, Trouble.reason(e)), e);
        }
    }

    /** For calls to houses as one of the street. */
    public SSLContext calling(String name) {
        try {
            return Pem.context(house(name), certificate());
        } catch (IOException | GeneralSecurityException e) {
            throw new Trouble("Cannot use the certificate of " + name, e);
        }
    }

    private Certificates.Issuer issuer(X509Certificate authority)
            throws IOException, GeneralSecurityException {
        return new Certificates.Issuer(authority, Pem.privateKey(authorityKey()));
    }

    private Path authorityKey() {
        return state.tls().resolve("ca-key.pem");
    }

    private void found() throws IOException, GeneralSecurityException {
        KeyPair keys = Certificates.newKeys();
        X509Certificate certificate = Certificates.authority(keys, from(), until(AUTHORITY_LIFE));
        WholeFile.write(authorityKey(), Pem.privateKey(keys.getPrivate()));
        WholeFile.write(certificate(), Pem.certificates(List.of(certificate)));
    }

    private void certify() throws IOException, GeneralSecurityException {
        X509Certificate authority = Pem.firstCertificate(certificate());
        KeyPair keys = Certificates.newKeys();
        X509Certificate certificate =
                Certificates.gateway(
                        keys.getPublic(), issuer(authority), from(), until(CERTIFICATE_LIFE));
        WholeFile.write(gatewayKey(), Pem.privateKey(keys.getPrivate()));
        WholeFile.write(gatewayCertificate(), Pem.certificates(List.of(certificate, authority)));
    }

    private boolean lasts(Path file, Duration left) throws IOException, GeneralSecurityException {
        return Files.exists(file)
                && Pem.firstCertificate(file)
                        .getNotAfter()
                        .toInstant()
                        .isAfter(clock.instant().plus(left));
    }

    private boolean isOurs(Path file) throws IOException {
        try {
            Pem.firstCertificate(file).verify(Pem.firstCertificate(certificate()).getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    // An hour back, for callers whose clock is behind.
    private Instant from() {
        return clock.instant().minus(Duration.ofHours(1));
    }

    private Instant until(Duration life) {
        return clock.instant().plus(life);
    }
}
