package vigil.launcher.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
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

    private static final String PUBLISHED = "http://127.0.0.1:8460/pki/local.crl";

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

    @Test
    void whatWasTakenBackIsListedAndAnotherStandsInItsPlace() throws Exception {
        LocalAuthority authority = at(NOW);
        X509Certificate before = Pem.firstCertificate(authority.house("cases"));
        X509Certificate other = Pem.firstCertificate(authority.house("screening"));

        authority.replace("cases");

        X509Certificate after = Pem.firstCertificate(authority.house("cases"));
        X509CRL list = list(authority);
        assertThat(list.isRevoked(before)).isTrue();
        assertThat(list.isRevoked(after)).isFalse();
        assertThat(list.isRevoked(other)).isFalse();
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void certificatesNameTheListThatAnIndependentCheckUses() throws Exception {
        LocalAuthority authority = at(NOW);
        X509Certificate before = Pem.firstCertificate(authority.gatewayCertificate());
        checkWithTheList(authority, before);

        authority.replace(LocalAuthority.DOOR);

        X509Certificate after = Pem.firstCertificate(authority.gatewayCertificate());
        checkWithTheList(authority, after);
        assertThatThrownBy(() -> checkWithTheList(authority, before))
                .isInstanceOf(CertPathValidatorException.class)
                .hasMessageContaining("revoked");
    }

    @Test
    void aCertificateThatNamesAnotherPlaceForTheListIsMadeAnew() throws Exception {
        String before = Files.readString(at(NOW).gatewayCertificate());

        LocalAuthority moved =
                new LocalAuthority(state, InstantSource.fixed(NOW), URI.create(PUBLISHED + "x"));
        moved.prepare();

        assertThat(Files.readString(moved.gatewayCertificate())).isNotEqualTo(before);
    }

    private static X509CRL list(LocalAuthority authority) throws Exception {
        try (InputStream in = Files.newInputStream(authority.revoked())) {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
        }
    }

    private static void checkWithTheList(LocalAuthority authority, X509Certificate certificate)
            throws Exception {
        PKIXParameters trust =
                new PKIXParameters(
                        Set.of(
                                new TrustAnchor(
                                        Pem.firstCertificate(authority.certificate()), null)));
        trust.setDate(java.util.Date.from(NOW.plusSeconds(1)));
        trust.addCertStore(
                CertStore.getInstance(
                        "Collection", new CollectionCertStoreParameters(List.of(list(authority)))));
        CertPathValidator.getInstance("PKIX")
                .validate(
                        CertificateFactory.getInstance("X.509")
                                .generateCertPath(List.of(certificate)),
                        trust);
    }

    private LocalAuthority at(Instant now) {
        LocalAuthority authority =
                new LocalAuthority(state, InstantSource.fixed(now), URI.create(PUBLISHED));
        authority.prepare();
        return authority;
    }
}
