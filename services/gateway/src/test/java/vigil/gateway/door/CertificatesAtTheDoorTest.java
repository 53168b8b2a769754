package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.security.SecurityEvent;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.gateway.street.Street;
import vigil.gateway.street.Until;
import vigil.testkit.Authority;
import vigil.testkit.Authority.Holder;

/** The port at which callers prove themselves by certificates (RFC 8705). */
class CertificatesAtTheDoorTest {

    private static final String HEADER = "Client-Cert";

    @TempDir private static Path folder;
    private static final Holder HELD = Authority.selfSigned("CN=bank app");
    private static final Holder OTHER = Authority.selfSigned("CN=bank app");
    private static Street street;
    private static String bound;

    @BeforeAll
    static void open() throws Exception {
        street = Street.in(folder, Map.of("VIGIL_GATEWAY_CERTIFICATES_PORT", "0"));
        bound =
                street.issuer()
                        .token(
                                street.issuer()
                                        .claims()
                                        .claim("cnf", Map.of("x5t#S256", thumbprint(HELD)))
                                        .build());
    }

    @AfterAll
    static void close() {
        street.close();
    }

    @Test
    void aHouseIsToldTheCertificateAndNothingThatTheCallerSaysOfIt() throws Exception {
        assertThat(status(HELD, bound, "forged")).isEqualTo(200);
        assertThat(street.monitoring().last().all(HEADER))
                .containsExactly(
                        ":"
                                + Base64.getEncoder()
                                        .encodeToString(HELD.certificate().getEncoded())
                                + ":");
    }

    @Test
    void atTheOtherPortNobodySaysAnythingOfCertificates() throws Exception {
        int status =
                street.call("/v1/alerts")
                        .allowed()
                        .with(HEADER, ":" + Base64.getEncoder().encodeToString(new byte[9]) + ":")
                        .with("Client-Cert-Chain", ":AAAA:")
                        .status();

        assertThat(status).isEqualTo(200);
        assertThat(street.monitoring().last().all(HEADER)).isEmpty();
        assertThat(street.monitoring().last().all("Client-cert-chain")).isEmpty();
    }

    @Test
    void aStolenTokenOpensNothingWithoutItsCertificate() throws Exception {
        String own =
                ":" + Base64.getEncoder().encodeToString(HELD.certificate().getEncoded()) + ":";

        assertThat(status(OTHER, bound, null)).isEqualTo(401);
        assertThat(street.call("/v1/alerts").bearing(bound).status()).isEqualTo(401);
        assertThat(street.call("/v1/alerts").bearing(bound).with(HEADER, own).status())
                .isEqualTo(401);
        Until.holds(() ->
                street.told().stream()
                        .filter(event -> event.kind() == Kind.PROOF_REFUSED)
                        .map(SecurityEvent::reason)
                        .anyMatch("certificate"::equals));
    }

    @Test
    void aPlainTokenMayComeWithAnyCertificate() throws Exception {
        assertThat(status(OTHER, street.issuer().token(), null)).isEqualTo(200);
    }

    @Test
    void whoShowsNoCertificateIsNotHeardThere() {
        assertThatThrownBy(() -> status(null, bound, null)).isInstanceOf(IOException.class);
    }

    private static int status(@Nullable Holder shown, String token, @Nullable String forged)
            throws Exception {
        URI address =
                URI.create(
                        "https://localhost:" + street.gateway().certificatesPort() + "/v1/alerts");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
        if (forged != null) {
            request.header(HEADER, forged);
        }
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(Authority.calling(shown, door())).build()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private static X509Certificate door() throws Exception {
        try (var pem = Files.newInputStream(street.certificate().certificateFile())) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }

    private static String thumbprint(Holder holder) throws Exception {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256")
                                .digest(holder.certificate().getEncoded()));
    }
}
