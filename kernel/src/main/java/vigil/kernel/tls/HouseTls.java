package vigil.kernel.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Mutual TLS between houses: each has a certificate of its own, and speaks with nobody who has none
 * of the same authority. Files that change are read again at the next connection, so certificates
 * are renewed without a restart. Without the settings houses speak in the clear.
 */
public final class HouseTls {

    /** PEM: the house's certificate, those between it and the authority behind it. */
    private static final String CERTIFICATE = "vigil.houses.certificate-file";

    /** PEM, PKCS#8, EC or RSA; may be the same file. */
    private static final String KEY = "vigil.houses.key-file";

    /** PEM: whose certificates are believed. */
    private static final String AUTHORITY = "vigil.houses.authority-file";

    private static final String PROTOCOL = "TLSv1.3";
    private static final Logger log = LoggerFactory.getLogger(HouseTls.class);

    private final SSLContext context;

    private HouseTls(Path certificate, Path key, Path authority) {
        try {
            context = SSLContext.getInstance(PROTOCOL);
            context.init(
                    new KeyManager[] {keys(certificate, key)},
                    new TrustManager[] {new RenewedTrust(authority)},
                    null);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the certificates of the house cannot be used", e);
        }
    }

    /**
     * Null where houses speak in the clear.
     *
     * @param settings answers the value of a setting or null; asked by names such as {@code
     *     vigil.houses.key-file}
     */
    public static @Nullable HouseTls of(Function<String, @Nullable String> settings) {
        String certificate = settings.apply(CERTIFICATE);
        String key = settings.apply(KEY);
        String authority = settings.apply(AUTHORITY);
        if (certificate == null && key == null && authority == null) {
            return null;
        }
        return new HouseTls(
                path(CERTIFICATE, certificate), path(KEY, key), path(AUTHORITY, authority));
    }

    /** For calls to other houses. */
    public SSLContext context() {
        return context;
    }

    /**
     * Begins a client that calls other houses.
     *
     * @param tls null where houses speak in the clear
     */
    public static HttpClient.Builder client(@Nullable HouseTls tls) {
        HttpClient.Builder client =
                HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER);
        return tls == null ? client : client.sslContext(tls.context());
    }

    /**
     * A certificate and its key that are read again when their files change; what cannot be used is
     * told and the last that could stays.
     *
     * @throws IllegalArgumentException when they cannot be used now
     */
    public static KeyManager keys(Path certificate, Path key) {
        return new RenewedKeys(certificate, key);
    }

    private static Path path(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    name + " is not set, but another file of the same purpose is");
        }
        return Path.of(value);
    }

    /** Makes a house ask everybody who calls for a certificate of the authority. */
    public static final class Listening implements EnvironmentPostProcessor {

        private static final String BUNDLE = "spring.ssl.bundle.pem.house.";

        @Override
        public void postProcessEnvironment(
                ConfigurableEnvironment environment, SpringApplication application) {
            if (of(environment::getProperty) == null) {
                return;
            }
            Map<String, Object> listening = new LinkedHashMap<>();
            listening.put(BUNDLE + "keystore.certificate", file(environment, CERTIFICATE));
            listening.put(BUNDLE + "keystore.private-key", file(environment, KEY));
            listening.put(BUNDLE + "truststore.certificate", file(environment, AUTHORITY));
            listening.put(BUNDLE + "options.enabled-protocols", PROTOCOL);
            listening.put(BUNDLE + "reload-on-update", "true");
            listening.put("server.ssl.bundle", "house");
            listening.put("server.ssl.client-auth", "need");
            environment.getPropertySources().addLast(new MapPropertySource("houses", listening));
        }

        private static String file(ConfigurableEnvironment environment, String name) {
            return Path.of(Objects.requireNonNull(environment.getProperty(name)))
                    .toUri()
                    .toString();
        }
    }

    /** What stands in files, read again when they change. */
    private static final class Renewed<T> {

        private final List<Path> files;
        private final Callable<T> reading;
        private volatile Seen<T> seen;

        private record Seen<T>(String mark, T content) {}

        Renewed(List<Path> files, Callable<T> reading) {
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
                log.atInfo().setMessage("certificate renewed").addKeyValue("files", files).log();
            } catch (Exception e) {
                log.atError()
                        .setMessage("a new certificate cannot be used")
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
    }

    /** One certificate with its key; its alias names the version, for a handshake under way. */
    private static final class RenewedKeys extends X509ExtendedKeyManager {

        private static final Pattern PEM =
                Pattern.compile(
                        "-----BEGIN %1$s-----([A-Za-z0-9+/=\\s]+)-----END %1$s-----"
                                .formatted("PRIVATE KEY"));

        private final Renewed<Pair> pair;
        private volatile @Nullable Pair before;

        private record Pair(String alias, X509Certificate[] chain, PrivateKey key) {}

        RenewedKeys(Path certificate, Path key) {
            this.pair = new Renewed<>(List.of(certificate, key), () -> read(certificate, key));
        }

        private static Pair read(Path certificate, Path key)
                throws IOException, GeneralSecurityException {
            X509Certificate[] chain = certificates(certificate).toArray(new X509Certificate[0]);
            if (chain.length == 0) {
                throw new CertificateException("no certificate in " + certificate);
            }
            return new Pair(chain[0].getSerialNumber().toString(), chain, privateKey(key));
        }

        private static PrivateKey privateKey(Path file)
                throws IOException, GeneralSecurityException {
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

        private @Nullable String choose(String... types) {
            Pair now = pair.now();
            before = now;
            String algorithm = now.key().getAlgorithm();
            return Arrays.stream(types).anyMatch(type -> type.startsWith(algorithm))
                    ? now.alias()
                    : null;
        }

        private Pair of(String alias) {
            Pair chosen = before;
            return chosen != null && chosen.alias().equals(alias) ? chosen : pair.now();
        }

        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return choose(types);
        }

        @Override
        public @Nullable String chooseEngineServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return choose(type);
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return choose(types);
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return choose(type);
        }

        @Override
        public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {pair.now().alias()};
        }

        @Override
        public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {pair.now().alias()};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return of(alias).chain().clone();
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return of(alias).key();
        }
    }

    /** The authority's certificates; names and purposes are checked as Java does. */
    private static final class RenewedTrust extends X509ExtendedTrustManager {

        private final Renewed<X509ExtendedTrustManager> trust;

        RenewedTrust(Path authority) {
            this.trust = new Renewed<>(List.of(authority), () -> read(authority));
        }

        private static X509ExtendedTrustManager read(Path file)
                throws IOException, GeneralSecurityException {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            List<X509Certificate> certificates = certificates(file);
            for (int i = 0; i < certificates.size(); i++) {
                anchors.setCertificateEntry("authority" + i, certificates.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(anchors);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            trust.now().checkClientTrusted(chain, type, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            trust.now().checkServerTrusted(chain, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            trust.now().checkClientTrusted(chain, type, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            trust.now().checkServerTrusted(chain, type, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            trust.now().checkClientTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            trust.now().checkServerTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return trust.now().getAcceptedIssuers();
        }
    }

    private static List<X509Certificate> certificates(Path file)
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
}
