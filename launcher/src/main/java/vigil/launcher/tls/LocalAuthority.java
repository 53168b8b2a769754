package vigil.launcher.tls;

import java.io.IOException;
import java.net.URI;
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

    /** What the certificate of the gateway's public ports is called. */
    public static final String DOOR = "door";

    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    private static final Duration CERTIFICATE_LIFE = Duration.ofDays(397);
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
    private static final Duration HOUSE_LIFE = Duration.ofDays(30);
    private static final Duration HOUSE_RENEWED_BEFORE = Duration.ofDays(10);

    private final StateFolder state;
    private final InstantSource clock;
    private final URI published;

    /**
     * @param published where what it took back is read (RFC 5280, 4.2.1.13)
     */
    public LocalAuthority(StateFolder state, InstantSource clock, URI published) {
        this.state = state;
        this.clock = clock;
        this.published = published;
    }

    /** The authority's certificate: what callers of the gateway must trust. */
    public static Path certificate(StateFolder state) {
        return state.tls().resolve("ca.pem");
    }

    Path certificate() {
        return certificate(state);
    }

    /** What the authority took back, signed. */
    public Path revoked() {
        return state.tls().resolve("ca.crl");
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
            tellRevoked();
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
        Path file = houseFile(name);
        try {
            if (!lasts(file, HOUSE_RENEWED_BEFORE) || !isOurs(file)) {
                certify(name);
            }
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new Trouble("Cannot certify %s: %s".formatted(name, Trouble.reason(e)), e);
        }
    }

    private Path houseFile(String name) {
        return state.tls().resolve("house-" + name + ".pem");
    }

    private void certify(String house) throws IOException, GeneralSecurityException {
        X509Certificate authority = Pem.firstCertificate(certificate());
        KeyPair keys = Certificates.newKeys();
        X509Certificate certificate =
                Certificates.house(
                        house, keys.getPublic(), issuer(authority), from(), until(HOUSE_LIFE));
        WholeFile.write(
                houseFile(house),
                Pem.privateKey(keys.getPrivate())
                        + Pem.certificates(List.of(certificate, authority)));
    }

    /**
     * Takes a certificate back and puts another in its place. Houses refuse the old one from their
     * next look at the list, on connections that stand too.
     *
     * @param name of a house, or {@link #DOOR}
     */
    public void replace(String name) {
        boolean door = name.equals(DOOR);
        Path file = door ? gatewayCertificate() : houseFile(name);
        try {
            if (Files.exists(file)) {
                new RevokedList(list(), clock).add(Pem.firstCertificate(file));
            }
            if (door) {
                certify();
            } else {
                certify(name);
            }
            tellRevoked();
        } catch (IOException | GeneralSecurityException e) {
            throw new Trouble("Cannot take back %s: %s".formatted(file, Trouble.reason(e)), e);
        }
    }

    /**
     * Signs anew what was taken back: a list is good for thirty days, as certificates of houses
     * are.
     */
    public void tellRevoked() {
        try {
            X509Certificate authority = Pem.firstCertificate(certificate());
            WholeFile.write(revoked(), new RevokedList(list(), clock).signed(issuer(authority)));
        } catch (IOException | GeneralSecurityException e) {
            throw new Trouble("Cannot write %s: %s".formatted(revoked(), Trouble.reason(e)), e);
        }
    }

    private Path list() {
        return state.tls().resolve("revoked.txt");
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
        return new Certificates.Issuer(authority, Pem.privateKey(authorityKey()), published);
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

    /** Of this authority, and naming the place where its list is now. */
    private boolean isOurs(Path file) throws IOException {
        try {
            X509Certificate certificate = Pem.firstCertificate(file);
            certificate.verify(Pem.firstCertificate(certificate()).getPublicKey());
            return Certificates.names(certificate, published);
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
