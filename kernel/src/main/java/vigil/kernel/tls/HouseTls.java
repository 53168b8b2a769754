package vigil.kernel.tls;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
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

    /** PEM or DER: what the authority took back (RFC 5280, 5); without it nothing is. */
    private static final String REVOKED = "vigil.houses.revoked-file";

    private static final String PROTOCOL = "TLSv1.3";

    private final SSLContext context;
    private final X509ExtendedTrustManager trust;

    private final @Nullable Revoked revoked;

    private HouseTls(Path certificate, Path key, Path authority, @Nullable Revoked revoked) {
        this.revoked = revoked;
        this.trust = new RenewedTrust(authority, revoked);
        try {
            context = SSLContext.getInstance(PROTOCOL);
            context.init(
                    new KeyManager[] {keys(certificate, key)}, new TrustManager[] {trust}, null);
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
        Path believed = path(AUTHORITY, authority);
        String list = settings.apply(REVOKED);
        return new HouseTls(
                path(CERTIFICATE, certificate),
                path(KEY, key),
                believed,
                list == null ? null : new Revoked(path(REVOKED, list), believed));
    }

    /** For calls to other houses. */
    public SSLContext context() {
        return context;
    }

    /** Who is believed. */
    public X509ExtendedTrustManager trust() {
        return trust;
    }

    /** What the authority took back; null where nobody says. */
    public @Nullable Revoked revoked() {
        return revoked;
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

    /** One certificate with its key; its alias names the version, for a handshake under way. */
    private static final class RenewedKeys extends X509ExtendedKeyManager {

        private final PemFiles<Pair> pair;
        private volatile @Nullable Pair before;

        private record Pair(String alias, X509Certificate[] chain, PrivateKey key) {}

        RenewedKeys(Path certificate, Path key) {
            this.pair = new PemFiles<>(List.of(certificate, key), () -> read(certificate, key));
        }

        private static Pair read(Path certificate, Path key)
                throws IOException, GeneralSecurityException {
            X509Certificate[] chain =
                    PemFiles.certificates(certificate).toArray(new X509Certificate[0]);
            if (chain.length == 0) {
                throw new CertificateException("no certificate in " + certificate);
            }
            return new Pair(chain[0].getSerialNumber().toString(), chain, PemFiles.privateKey(key));
        }

        private @Nullable String choose(String... types) {
            Pair now = pair.now();
            before = now;
            return Arrays.stream(types).anyMatch(type -> isOfKind(type, now.key()))
                    ? now.alias()
                    : null;
        }

        /** Java's TLS asks for {@code EC}, Bouncy Castle's for {@code EC/secp256r1}. */
        private static boolean isOfKind(String type, PrivateKey key) {
            String algorithm = key.getAlgorithm();
            if (key instanceof ECKey ec && type.startsWith(algorithm + "/")) {
                int bits = ec.getParams().getCurve().getField().getFieldSize();
                return type.equals("%s/secp%dr1".formatted(algorithm, bits));
            }
            return type.equals(algorithm);
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

        private final PemFiles<X509ExtendedTrustManager> trust;

        private final @Nullable Revoked revoked;

        RenewedTrust(Path authority, @Nullable Revoked revoked) {
            this.revoked = revoked;
            this.trust = new PemFiles<>(List.of(authority), () -> read(authority));
        }

        private static X509ExtendedTrustManager read(Path file)
                throws IOException, GeneralSecurityException {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            List<X509Certificate> certificates = PemFiles.certificates(file);
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
            stillHolds(chain);
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
            stillHolds(chain);
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
            stillHolds(chain);
        }

        private void stillHolds(X509Certificate[] chain) throws CertificateException {
            if (revoked != null) {
                revoked.check(chain[0]);
            }
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return trust.now().getAcceptedIssuers();
        }
    }

    /**
     * Which certificates of houses their authority took back. A list that is older than it may be
     * says nothing any more: then nobody is believed.
     */
    public static final class Revoked {

        private final PemFiles<List<X509CRL>> lists;

        Revoked(Path list, Path authority) {
            this.lists = new PemFiles<>(List.of(list, authority), () -> read(list, authority));
        }

        /**
         * @throws CertificateException when it was taken back, or no list in its time says it was
         *     not
         */
        public void check(X509Certificate certificate) throws CertificateException {
            Date now = new Date();
            boolean listed = false;
            for (X509CRL list : lists.now()) {
                boolean its =
                        list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal());
                if (its && list.isRevoked(certificate)) {
                    throw new CertificateException("the certificate was taken back");
                }
                listed |= its && list.getNextUpdate() != null && list.getNextUpdate().after(now);
            }
            if (!listed) {
                throw new CertificateException("no list tells whether it was taken back");
            }
        }

        private static List<X509CRL> read(Path file, Path authority)
                throws IOException, GeneralSecurityException {
            List<X509CRL> lists = PemFiles.revocations(file);
            for (X509CRL list : lists) {
                list.verify(signer(list, PemFiles.certificates(authority)).getPublicKey());
            }
            return lists;
        }

        private static X509Certificate signer(X509CRL list, List<X509Certificate> authorities)
                throws CertificateException {
            return authorities.stream()
                    .filter(each ->
                            each.getSubjectX500Principal().equals(list.getIssuerX500Principal()))
                    .findFirst()
                    .orElseThrow(() -> new CertificateException("a list of a stranger"));
        }
    }
}
