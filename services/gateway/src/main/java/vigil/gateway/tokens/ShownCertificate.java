package vigil.gateway.tokens;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.eclipse.jetty.io.EndPoint.SslSessionData;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The certificate by which a caller proved its connection (RFC 8705). Whose it is, the houses say:
 * the door knows that the caller holds its key.
 */
public final class ShownCertificate {

    /** The port that asks for certificates. */
    public static final String PORT = "certificates";

    private ShownCertificate() {}

    /** Null at a port that asks for none. */
    public static @Nullable X509Certificate of(Request request) {
        if (!PORT.equals(request.getConnectionMetaData().getConnector().getName())) {
            return null;
        }
        SslSessionData tls =
                request.getConnectionMetaData().getConnection().getEndPoint().getSslSessionData();
        X509Certificate[] shown = tls == null ? null : tls.peerCertificates();
        return shown == null || shown.length == 0 ? null : shown[0];
    }

    /** As a header says it to a house (RFC 9440): DER in base64 between colons. */
    public static String text(X509Certificate certificate) {
        return ":" + Base64.getEncoder().encodeToString(bytes(certificate)) + ":";
    }

    /** Whether its thumbprint is the one in a token ({@code x5t#S256}). */
    public static boolean is(@Nullable X509Certificate shown, String thumbprint) {
        try {
            return shown != null
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(
                                    MessageDigest.getInstance("SHA-256").digest(bytes(shown)))
                            .equals(thumbprint);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static byte[] bytes(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate without bytes", e);
        }
    }
}
