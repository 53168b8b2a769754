package vigil.launcher.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys and certificates as text (RFC 7468). */
final class Pem {

    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN %1$s-----([^-]+)-----END %1$s-----".formatted("PRIVATE KEY"));

    private Pem() {}

    static String privateKey(PrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        Matcher block = KEY.matcher(Files.readString(file));
        if (!block.find()) {
            throw new InvalidKeySpecException("no private key in " + file);
        }
        byte[] encoded = Base64.getMimeDecoder().decode(block.group(1));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    static String certificates(List<X509Certificate> certificates) throws GeneralSecurityException {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            text.append(block("CERTIFICATE", certificate.getEncoded()));
        }
        return text.toString();
    }

    static String revoked(byte[] list) {
        return block("X509 CRL", list);
    }

    static X509Certificate firstCertificate(Path file)
            throws IOException, GeneralSecurityException {
        String text = Files.readString(file);
        int begin = Math.max(0, text.indexOf("-----BEGIN CERTIFICATE-----"));
        byte[] rest = text.substring(begin).getBytes(StandardCharsets.US_ASCII);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(rest));
    }

    /** Shows the certificate of one file, and believes those of the authority in the other. */
    static SSLContext context(Path own, Path authority)
            throws IOException, GeneralSecurityException {
        char[] nobodyElse = new char[0];
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "own",
                privateKey(own),
                nobodyElse,
                new X509Certificate[] {firstCertificate(own), firstCertificate(authority)});
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("authority", firstCertificate(authority));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, nobodyElse);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static String block(String kind, byte[] content) {
        String body =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(content);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(kind, body, kind)
                .replace("\r\n", "\n");
    }
}
