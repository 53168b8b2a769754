package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.gateway.settings.Environment;
import vigil.gateway.street.DoorCertificate;
import vigil.gateway.street.Street;
import vigil.testkit.Authority;
import vigil.testkit.Authority.Holder;

/** How keys are exchanged at both public ports, and with whom. */
class KeyExchangeTest {

    private static final Holder CALLER = Authority.selfSigned("CN=bank app");
    private static final Provider BOUNCY =
            new BouncyCastleJsseProvider(false, new JcaTlsCryptoProvider());
    private static final String BOTH = "X25519MLKEM768";

    @TempDir private static Path folder;
    private static Street street;

    @BeforeAll
    static void open() {
        street = Street.in(folder, Map.of("VIGIL_GATEWAY_CERTIFICATES_PORT", "0"));
    }

    @AfterAll
    static void close() {
        street.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoKnowsMlKemExchangesKeysByItAndByACurve(boolean certificates) throws Exception {
        Handshake made =
                Handshake.with(
                        port(street, certificates),
                        bouncing(BOTH, "x25519", "secp256r1", "secp384r1"));

        assertThat(made.group()).isEqualTo(Handshake.X25519_MLKEM768);
        assertThat(made.certificate()).isEqualTo(door(street));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bouncy-castle", "java"})
    void certificatesOfOtherCurvesAreHeard(String provider, @TempDir Path own) throws Exception {
        Map<String, String> settings =
                Map.of("VIGIL_GATEWAY_TLS", provider, "VIGIL_GATEWAY_CERTIFICATES_PORT", "0");
        try (Street other = Street.in(own, settings)) {
            for (String curve : List.of("secp256r1", "secp384r1", "secp521r1")) {
                Holder caller = Authority.selfSigned("CN=bank app", curve);
                URI address =
                        URI.create(
                                "https://localhost:"
                                        + other.gateway().certificatesPort()
                                        + "/v1/alerts");
                try (HttpClient client =
                        HttpClient.newBuilder()
                                .sslContext(Authority.calling(caller, door(other)))
                                .build()) {
                    HttpRequest request =
                            HttpRequest.newBuilder(address)
                                    .header("Authorization", "Bearer " + other.issuer().token())
                                    .build();
                    assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                            .as(curve)
                            .isEqualTo(200);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoDoesNotKnowItComesInByACurve(boolean certificates) throws Exception {
        int port = port(street, certificates);

        assertThat(Handshake.with(port, plain("x25519", "secp256r1")).group())
                .isEqualTo(Handshake.X25519);
        assertThat(Handshake.with(port, plain("secp256r1")).group()).isEqualTo(Handshake.SECP256R1);
    }

    @Test
    void otherCurvesAreNotOffered() {
        assertThatThrownBy(() -> Handshake.with(port(street, false), plain("x448")))
                .isInstanceOf(java.io.IOException.class);
    }

    @Test
    void mlKemAndCiphersAreJavasOwn() {
        assertThat(Security.getProvider("BC")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bouncy-castle", "java"})
    void callersChooseHttp2WhoeverSpeaksTls(String provider, @TempDir Path own) throws Exception {
        try (Street other = Street.in(own, Map.of("VIGIL_GATEWAY_TLS", provider))) {
            for (HttpClient.Version version : HttpClient.Version.values()) {
                HttpResponse<Void> answer =
                        other.client()
                                .send(
                                        HttpRequest.newBuilder(other.at("/.well-known/x"))
                                                .version(version)
                                                .build(),
                                        BodyHandlers.discarding());

                assertThat(answer.version()).isEqualTo(version);
            }
        }
    }

    @Test
    void javasTlsExchangesKeysByACurveAlone(@TempDir Path own) throws Exception {
        try (Street other = Street.in(own, Map.of("VIGIL_GATEWAY_TLS", "java"))) {
            SSLEngine client = bouncing(BOTH, "x25519", "secp256r1", "secp384r1");

            assertThat(Handshake.with(port(other, false), client).group())
                    .isEqualTo(Handshake.X25519);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bouncy-castle", "java"})
    void aRenewedCertificateIsShownAtTheNextHandshake(
            String provider, @TempDir Path own, @TempDir Path renewed) throws Exception {
        try (Street other = Street.in(own, Map.of("VIGIL_GATEWAY_TLS", provider))) {
            X509Certificate first = door(other);
            Handshake before = Handshake.with(port(other, false), plain("x25519"));

            DoorCertificate next = DoorCertificate.in(renewed);
            replace(next.keyFile(), other.certificate().keyFile());
            replace(next.certificateFile(), other.certificate().certificateFile());
            Handshake after = Handshake.with(port(other, false), plain("x25519", "secp256r1"));

            assertThat(before.certificate()).isEqualTo(first);
            assertThat(after.certificate()).isEqualTo(door(other)).isNotEqualTo(first);
        }
    }

    @Test
    void anotherWordStopsTheStart() {
        Environment environment =
                new Environment(
                        Map.of(
                                "VIGIL_GATEWAY_CERTIFICATE_FILE", "a",
                                "VIGIL_GATEWAY_KEY_FILE", "b",
                                "VIGIL_GATEWAY_TLS", "openssl"));

        assertThatThrownBy(() -> DoorSettings.of(environment))
                .hasMessageContaining("VIGIL_GATEWAY_TLS");
    }

    private static int port(Street at, boolean certificates) {
        return certificates ? at.gateway().certificatesPort() : at.gateway().port();
    }

    private static SSLEngine bouncing(String... groups) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS", BOUNCY);
        KeyStore shown = shown();
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX", BOUNCY);
        keys.init(shown, new char[0]);
        context.init(keys.getKeyManagers(), trust(), new SecureRandom());
        BCSSLEngine engine = (BCSSLEngine) context.createSSLEngine();
        BCSSLParameters parameters = engine.getParameters();
        parameters.setNamedGroups(groups);
        parameters.setProtocols(new String[] {"TLSv1.3"});
        engine.setParameters(parameters);
        return (SSLEngine) engine;
    }

    private static SSLEngine plain(String... groups) throws Exception {
        SSLContext context = SSLContext.getInstance("TLSv1.3", "SunJSSE");
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(shown(), new char[0]);
        KeyManager[] shown = keys.getKeyManagers();
        context.init(shown, trust(), new SecureRandom());
        SSLEngine engine = context.createSSLEngine();
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setNamedGroups(groups);
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static KeyStore shown() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "caller",
                CALLER.keys().getPrivate(),
                new char[0],
                CALLER.chain().toArray(new X509Certificate[0]));
        return store;
    }

    /** Whose certificate it is, the tests look at themselves. */
    private static TrustManager[] trust() {
        X509TrustManager anybody =
                new X509TrustManager() {
                    @Override
                    public void checkClientTrusted(X509Certificate[] chain, String type) {}

                    @Override
                    public void checkServerTrusted(X509Certificate[] chain, String type) {}

                    @Override
                    public X509Certificate[] getAcceptedIssuers() {
                        return new X509Certificate[0];
                    }
                };
        return new TrustManager[] {anybody};
    }

    private static X509Certificate door(Street of) throws Exception {
        try (var pem = Files.newInputStream(of.certificate().certificateFile())) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }

    private static void replace(Path from, Path to) throws Exception {
        Path beside = Files.copy(from, to.resolveSibling(to.getFileName() + ".new"));
        Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
