package vigil.gateway.door;

import javax.net.ssl.SSLEngine;
import org.bouncycastle.jsse.BCSSLEngine;
import org.eclipse.jetty.alpn.java.server.JDK9ServerALPNProcessor;

/**
 * Jetty's choice between HTTP/2 and HTTP/1.1 (ALPN, RFC 7301) for Bouncy Castle's TLS, which offers
 * it through the same methods as Java's; found by its name in {@code META-INF/services}.
 */
public final class ChosenProtocol extends JDK9ServerALPNProcessor {

    @Override
    public boolean appliesTo(SSLEngine engine) {
        return engine instanceof BCSSLEngine;
    }
}
