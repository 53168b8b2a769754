package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.tls.HouseTls;
import vigil.testkit.Authority;
import vigil.testkit.Until;

/** A house between houses: nobody is heard who has no certificate of the authority. */
class HousesProveThemselvesTest {

    @TempDir static Path folder;
    @TempDir static Path elsewhere;
    private static Authority authority;
    private static RunningIdentity identity;

    @BeforeAll
    static void start() {
        authority = Authority.in(folder);
        Map<String, String> settings = new HashMap<>(authority.houseThatLooks("identity"));
        settings.put("spring.ssl.bundle.watch.file.quiet-period", "200ms");
        identity = RunningIdentity.in(folder, settings);
    }

    @AfterAll
    static void stop() throws Exception {
        identity.close();
    }

    @Test
    void oneOfTheAuthorityIsHeard() throws Exception {
        SSLContext monitoring = authority.calling(authority.holder("CN=monitoring"));

        assertThat(status(monitoring, "/oauth2/jwks")).isEqualTo(200);
        assertThat(status(monitoring, "/actuator/health/readiness")).isEqualTo(200);
    }

    @Test
    void whatTheKernelMakesOfTheSettingsIsHeard() throws Exception {
        HouseTls tls = Objects.requireNonNull(HouseTls.of(authority.house("screening")::get));

        assertThat(status(tls.context(), "/oauth2/jwks")).isEqualTo(200);
    }

    @Test
    void nobodyElseIsHeard() {
        SSLContext bare = authority.calling(null);
        Authority foreign = Authority.in(elsewhere);
        SSLContext stranger = authority.calling(foreign.holder("CN=monitoring"));
        SSLContext own = authority.calling(Authority.selfSigned("CN=monitoring"));

        for (SSLContext each : new SSLContext[] {bare, stranger, own}) {
            assertThatThrownBy(() -> status(each, "/oauth2/jwks")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void nothingIsSaidInTheClear() throws Exception {
        HttpRequest plain = HttpRequest.newBuilder(at("http", "/oauth2/jwks")).build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(plain, BodyHandlers.discarding()).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void onlyTheNewestProtocolIsSpoken() throws Exception {
        SSLContext monitoring = authority.calling(authority.holder("CN=monitoring"));

        try (SSLSocket socket = connect(monitoring)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aNewCertificateIsShownWithoutARestart() throws Exception {
        SSLContext monitoring = authority.calling(authority.holder("CN=monitoring"));
        BigInteger before = shown(monitoring);

        authority.certify("identity");

        Until.holds("the new certificate is shown", () -> !shown(monitoring).equals(before));
    }

    @Test
    void aCallerShowsItsNewCertificateWithoutARestart() throws Exception {
        HouseTls tls = Objects.requireNonNull(HouseTls.of(authority.house("cases")::get));
        assertThat(status(tls.context(), "/oauth2/jwks")).isEqualTo(200);

        authority.certify("cases");

        assertThat(status(tls.context(), "/oauth2/jwks")).isEqualTo(200);
    }

    @Test
    void whatTheAuthorityTookBackIsNotHeardEvenOnAConnectionThatStands() throws Exception {
        Authority.Holder stolen = authority.holder("CN=monitoring");
        SSLContext other = authority.calling(authority.holder("CN=cases"));
        try (HttpClient standing =
                HttpClient.newBuilder().sslContext(authority.calling(stolen)).build()) {
            assertThat(status(standing, "/oauth2/jwks")).isEqualTo(200);

            authority.takeBack(Duration.ofHours(1), stolen);

            assertThat(status(standing, "/oauth2/jwks")).isEqualTo(403);
            assertThat(status(standing, "/actuator/health/readiness")).isEqualTo(403);
        }
        assertThat(status(authority.calling(stolen), "/oauth2/jwks")).isEqualTo(403);
        assertThat(status(other, "/oauth2/jwks")).isEqualTo(200);

        authority.takeBack(Duration.ofHours(1));
        assertThat(status(authority.calling(stolen), "/oauth2/jwks")).isEqualTo(200);
    }

    @Test
    void nobodyIsBelievedWhenTheListIsTooOld() throws Exception {
        SSLContext monitoring = authority.calling(authority.holder("CN=monitoring"));

        authority.takeBack(Duration.ofHours(-1));

        assertThat(status(monitoring, "/oauth2/jwks")).isEqualTo(403);
        authority.takeBack(Duration.ofHours(1));
        assertThat(status(monitoring, "/oauth2/jwks")).isEqualTo(200);
    }

    @Test
    void aHouseCallsNobodyWhoseCertificateWasTakenBack() throws Exception {
        Authority third = Authority.in(Files.createDirectory(folder.resolve("third")));
        HouseTls caller = Objects.requireNonNull(HouseTls.of(third.houseThatLooks("cases")::get));
        Authority.Holder house = third.holder("CN=screening");
        X509ExtendedTrustManager trust = caller.trust();
        trust.checkServerTrusted(house.chain().toArray(new X509Certificate[0]), "UNKNOWN");

        third.takeBack(Duration.ofHours(1), house);

        assertThatThrownBy(() ->
                        trust.checkServerTrusted(
                                house.chain().toArray(new X509Certificate[0]), "UNKNOWN"))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("taken back");
    }

    private static BigInteger shown(SSLContext context) {
        try (SSLSocket socket = connect(context)) {
            socket.startHandshake();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSerialNumber();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static SSLSocket connect(SSLContext context) throws IOException {
        return (SSLSocket)
                context.getSocketFactory()
                        .createSocket("127.0.0.1", Integer.parseInt(identity.port()));
    }

    private static int status(SSLContext context, String path) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            return status(client, path);
        }
    }

    private static int status(HttpClient client, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at("https", path)).build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static URI at(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + identity.port() + path);
    }
}
