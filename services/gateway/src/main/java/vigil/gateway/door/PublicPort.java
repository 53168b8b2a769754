package vigil.gateway.door;

import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.WindowRateControl;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import vigil.gateway.tokens.ShownCertificate;

/**
 * The public ports: TLS 1.3, HTTP/2 and HTTP/1.1, strict about syntax. One asks for nothing, the
 * other for the caller's certificate.
 */
public final class PublicPort {

    private static final String HTTP_1 = "http/1.1";
    private static final int LARGEST_HEADERS = 16 * 1024;
    private static final int SLOWEST_BYTES_A_SECOND = 512;
    private static final int MOST_STREAMS = 128;
    private static final int MOST_CONTROL_FRAMES = 128;

    private PublicPort() {}

    public static ServerConnector on(Server server, DoorSettings settings, Duration idleTimeout) {
        SslContextFactory.Server tls = tls(settings, null);
        return on(server, tls, settings.address(), settings.port(), idleTimeout);
    }

    /** Where nobody is heard without a certificate, whoever signed it. */
    public static ServerConnector askingForCertificates(
            Server server, DoorSettings settings, Duration idleTimeout) {
        SslContextFactory.Server tls = tls(settings, new Certificate.Anybody());
        tls.setNeedClientAuth(true);
        ServerConnector connector =
                on(server, tls, settings.address(), settings.certificatesPort(), idleTimeout);
        connector.setName(ShownCertificate.PORT);
        return connector;
    }

    private static ServerConnector on(
            Server server,
            SslContextFactory.Server certificate,
            String address,
            int port,
            Duration idleTimeout) {
        HttpConfiguration strict = strict();
        HttpConnectionFactory http1 = new HttpConnectionFactory(strict);
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(strict);
        http2.setMaxConcurrentStreams(MOST_STREAMS);
        http2.setRateControlFactory(new WindowRateControl.Factory(MOST_CONTROL_FRAMES));
        ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory();
        choice.setDefaultProtocol(HTTP_1);
        SslConnectionFactory tls = new SslConnectionFactory(certificate, choice.getProtocol());
        ServerConnector connector = new ServerConnector(server, 1, 1, tls, choice, http2, http1);
        connector.setHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(idleTimeout.toMillis());
        connector.setAcceptQueueSize(1_024);
        return connector;
    }

    /**
     * @param callers whose certificates are taken, null where none are asked for
     */
    private static SslContextFactory.Server tls(
            DoorSettings settings, @Nullable TrustManager callers) {
        SslContextFactory.Server tls =
                new SslContextFactory.Server() {
                    @Override
                    public void customize(SSLEngine engine) {
                        super.customize(engine);
                        settings.tls().offer(engine);
                    }
                };
        tls.setSslContext(Certificate.context(settings, callers));
        tls.setIncludeProtocols("TLSv1.3");
        tls.setIncludeCipherSuites(
                "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");
        tls.setRenegotiationAllowed(false);
        return tls;
    }

    private static HttpConfiguration strict() {
        HttpConfiguration strict = new HttpConfiguration();
        // Tokens differ, and a lookup by long texts costs more than it saves.
        strict.setHeaderCacheSize(0);
        strict.setHttpCompliance(HttpCompliance.RFC9110);
        strict.setUriCompliance(UriCompliance.DEFAULT);
        strict.setSendServerVersion(false);
        strict.setSendXPoweredBy(false);
        strict.setRequestHeaderSize(LARGEST_HEADERS);
        strict.setMinRequestDataRate(SLOWEST_BYTES_A_SECOND);
        return strict;
    }
}
