package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.gateway.street.Street;
import vigil.testkit.Authority;

/** What a local authority took back (RFC 5280, 5) is read at the plain port, and there alone. */
class PublishedListTest {

    @TempDir private Path folder;
    @TempDir private Path authorities;

    @Test
    void theListOfTheMomentIsPublished() throws Exception {
        Authority authority = Authority.in(authorities);
        Authority.Holder stolen = authority.holder("CN=stolen");
        String file = authority.takeBack(Duration.ofHours(1)).toString();
        try (Street street = Street.in(folder, Map.of("VIGIL_GATEWAY_REVOKED_FILE", file))) {
            URI address = street.watchAt("/pki/local.crl");
            X509CRL before = list(street, address);

            authority.takeBack(Duration.ofHours(1), stolen);
            X509CRL after = list(street, address);

            assertThat(before.isRevoked(stolen.certificate())).isFalse();
            assertThat(after.isRevoked(stolen.certificate())).isTrue();
            assertThat(street.call("/pki/local.crl").status()).isNotEqualTo(200);
        }
    }

    private static X509CRL list(Street street, URI address) throws Exception {
        HttpResponse<byte[]> answer =
                street.client()
                        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pkix-crl");
        assertThat(answer.headers().firstValue("Cache-Control")).isPresent();
        return (X509CRL)
                CertificateFactory.getInstance("X.509")
                        .generateCRL(new ByteArrayInputStream(answer.body()));
    }
}
