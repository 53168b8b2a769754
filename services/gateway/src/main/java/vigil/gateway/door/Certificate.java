package vigil.gateway.door;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import vigil.kernel.tls.HouseTls;

/** The door's certificate and key from PEM files, read again when they change. */
final class Certificate {

    private Certificate() {}

    /**
     * A TLS context that shows the certificate; the message of a failure names the file.
     *
     * @param callers whose certificates are taken, null where none are asked for
     */
    static SSLContext context(DoorSettings settings, @Nullable TrustManager callers) {
        try {
            SSLContext context = settings.tls().context();
            context.init(
                    new KeyManager[] {
                        HouseTls.keys(settings.certificateFile(), settings.keyFile())
                    },
                    callers == null ? null : new TrustManager[] {callers},
                    new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS 1.3", e);
        }
    }

    /**
     * Takes every certificate that is in its time: TLS proves that the caller holds its key, and
     * that is all the door says. Identity knows whose it is, and tokens name it by its hash (RFC
     * 8705, 2.2 and 3: certificates may vouch for themselves).
     */
    static final class Anybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            chain[0].checkValidity();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            chain[0].checkValidity();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            chain[0].checkValidity();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            throw new CertificateException("the door calls nobody with this");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("the door calls nobody with this");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("the door calls nobody with this");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
