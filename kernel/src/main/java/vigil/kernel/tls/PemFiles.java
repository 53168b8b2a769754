package vigil.kernel.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands in PEM files, read again when they change. */
final class PemFiles<T> {

    private static final Logger log = LoggerFactory.getLogger(PemFiles.class);
    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN %1$s-----([A-Za-z0-9+/=\\s]+)-----END %1$s-----"
                            .formatted("PRIVATE KEY"));

    private final List<Path> files;
    private final Callable<T> reading;
    private volatile Seen<T> seen;

    private record Seen<T>(String mark, T content) {}

    PemFiles(List<Path> files, Callable<T> reading) {
        this.files = files;
        this.reading = reading;
        try {
            this.seen = new Seen<>(mark(), reading.call());
        } catch (Exception e) {
            throw new IllegalArgumentException(files + " cannot be used", e);
        }
    }

    T now() {
        Seen<T> last = seen;
        try {
            String mark = mark();
            if (!mark.equals(last.mark())) {
                last = renewed(mark, last);
            }
        } catch (IOException e) {
            return last.content(); // A file is being exchanged: the next connection sees it.
        }
        return last.content();
    }

    private Seen<T> renewed(String mark, Seen<T> last) {
        Seen<T> next;
        try {
            next = new Seen<>(mark, reading.call());
            log.atInfo().setMessage("files renewed").addKeyValue("files", files).log();
        } catch (Exception e) {
            log.atError()
                    .setMessage("a renewed file cannot be used")
                    .addKeyValue("files", files)
                    .setCause(e)
                    .log();
            next = new Seen<>(mark, last.content());
        }
        seen = next;
        return next;
    }

    private String mark() throws IOException {
        StringBuilder mark = new StringBuilder();
        for (Path file : files) {
            mark.append(Files.getLastModifiedTime(file)).append(' ').append(Files.size(file));
        }
        return mark.toString();
    }

    static List<X509Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        // What is no certificate, a key in the same file, is not the factory's.
        String text = Files.readString(file);
        int begin = text.indexOf("-----BEGIN CERTIFICATE-----");
        if (begin < 0) {
            throw new CertificateException("no certificate in " + file);
        }
        try (InputStream pem =
                new ByteArrayInputStream(
                        text.substring(begin).getBytes(StandardCharsets.US_ASCII))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        Matcher pem = PEM.matcher(Files.readString(file));
        if (!pem.find()) {
            throw new InvalidKeySpecException("no PKCS#8 private key in " + file);
        }
        PKCS8EncodedKeySpec encoded =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        try {
            return KeyFactory.getInstance("EC").generatePrivate(encoded);
        } catch (InvalidKeySpecException notElliptic) {
            return KeyFactory.getInstance("RSA").generatePrivate(encoded);
        }
    }

    /** Lists of revoked certificates, PEM or DER; their signatures are not looked at. */
    static List<X509CRL> revocations(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCRLs(in).stream()
                    .map(X509CRL.class::cast)
                    .toList();
        }
    }
}
