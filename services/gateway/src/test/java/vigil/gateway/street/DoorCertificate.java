package vigil.gateway.street;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate for localhost in PEM files, and a client that trusts it alone. */
public final class DoorCertificate {

    private static final char[] PASSWORD = "only-for-a-test".toCharArray();

    private final KeyStore store;
    private final Path certificateFile;
    private final Path keyFile;

    private DoorCertificate(KeyStore store, Path certificateFile, Path keyFile) {
        this.store = store;
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
    }

    /** Makes it with the JDK's keytool, in the folder. */
    public static DoorCertificate in(Path folder) {
        Path file = folder.resolve("door.p12");
        try {
            keytool(file);
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream content = Files.newInputStream(file)) {
                store.load(content, PASSWORD);
            }
            Path certificate = folder.resolve("door.pem");
            Path key = folder.resolve("door-key.pem");
            Files.writeString(
                    certificate, pem("CERTIFICATE", store.getCertificate("door").getEncoded()));
            Key secret = store.getKey("door", PASSWORD);
            Files.writeString(key, pem("PRIVATE KEY", secret.getEncoded()));
            return new DoorCertificate(store, certificate, key);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no certificate could be made", e);
        }
    }

    public Path certificateFile() {
        return certificateFile;
    }

    public Path keyFile() {
        return keyFile;
    }

    /** A client's TLS context that trusts this certificate and no other. */
    public SSLContext trusting() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            Certificate certificate = store.getCertificate("door");
            trusted.setCertificateEntry("door", certificate);
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no client could be made", e);
        }
    }

    private static void keytool(Path file) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "door",
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost,ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .inheritIO()
                        .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(content), kind);
    }
}
