package vigil.launcher.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.launcher.state.StateFolder;

class LocalAuthorityTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir Path folder;
    private StateFolder state;

    @BeforeEach
    void open() {
        state = new StateFolder(folder, folder.resolve("state")).open();
    }

    @Test
    void theGatewaysCertificateLeadsToTheAuthority() throws Exception {
        LocalAuthority authority = at(NOW);

        X509Certificate certificate = Pem.firstCertificate(authority.gatewayCertificate());
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        assertThat(names.stream().map(each -> each.get(1)).map(Object::toString))
                .contains("localhost", "127.0.0.1");
        PKIXParameters trust =
                new PKIXParameters(
                        Set.of(
                                new TrustAnchor(
                                        Pem.firstCertificate(authority.certificate()), null)));
        trust.setRevocationEnabled(false);
        trust.setDate(java.util.Date.from(NOW));
        CertPathValidator.getInstance("PKIX")
                .validate(
                        CertificateFactory.getInstance("X.509")
                                .generateCertPath(List.of(certificate)),
                        trust);
    }

    @Test
    void theKeysAreForTheOwnerAlone() throws Exception {
        LocalAuthority authority = at(NOW);

        for (Path key : List.of(authority.gatewayKey(), state.tls().resolve("ca-key.pem"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aCertificateStaysUntilItIsNearItsEndAndTheAuthorityStaysThen() throws Exception {
        String first = Files.readString(at(NOW).gatewayCertificate());
        String authority = Files.readString(at(NOW).certificate());

        assertThat(Files.readString(at(NOW.plus(Duration.ofDays(360))).gatewayCertificate()))
                .isEqualTo(first);
        assertThat(Files.readString(at(NOW.plus(Duration.ofDays(380))).gatewayCertificate()))
                .isNotEqualTo(first);
        assertThat(Files.readString(at(NOW).certificate())).isEqualTo(authority);
    }

    private LocalAuthority at(Instant now) {
        LocalAuthority authority = new LocalAuthority(state, InstantSource.fixed(now));
        authority.prepare();
        return authority;
    }
}
