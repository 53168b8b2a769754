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
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.WholeFile;
import vigil.launcher.terminal.Trouble;

/**
 * Certifies the gateway of this machine. The authority is made at first start and may speak for
 * localhost alone, so that whoever trusts it trusts nothing else.
 */
public final class LocalAuthority {

    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    private static final Duration CERTIFICATE_LIFE = Duration.ofDays(397);
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

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
            if (!lasts(certificate()) || !Files.exists(authorityKey())) {
                found();
            }
            if (!lasts(gatewayCertificate()) || !Files.exists(gatewayKey()) || !isOurs()) {
                certify();
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new Trouble(
                    "Cannot prepare the certificates in %s: %s"
                            .formatted(state.tls(), Trouble.reason(e)),
                    e);
        }
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
                        keys.getPublic(),
                        new Certificates.Issuer(authority, Pem.privateKey(authorityKey())),
                        from(),
                        until(CERTIFICATE_LIFE));
        WholeFile.write(gatewayKey(), Pem.privateKey(keys.getPrivate()));
        WholeFile.write(gatewayCertificate(), Pem.certificates(List.of(certificate, authority)));
    }

    private boolean lasts(Path file) throws IOException, GeneralSecurityException {
        return Files.exists(file)
                && Pem.firstCertificate(file)
                        .getNotAfter()
                        .toInstant()
                        .isAfter(clock.instant().plus(RENEWED_BEFORE));
    }

    private boolean isOurs() throws IOException {
        try {
            Pem.firstCertificate(gatewayCertificate())
                    .verify(Pem.firstCertificate(certificate()).getPublicKey());
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
