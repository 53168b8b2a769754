package vigil.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Certifies houses and programs of a test, with P-256 keys, for this machine. */
public final class Authority {

    private static final char[] NOBODY_ELSE = new char[0];
    private static final String CURVE = "secp256r1";
    private static final Duration LIFE = Duration.ofDays(1);

    private final Path folder;
    private final Holder own;

    private Authority(Path folder, Holder own) {
        this.folder = folder;
        this.own = own;
    }

    /** A certificate, those behind it, and the key. */
    public record Holder(List<X509Certificate> chain, KeyPair keys) {

        public X509Certificate certificate() {
            return chain.getFirst();
        }
    }

    /** A new authority that keeps its files in a folder. */
    public static Authority in(Path folder) {
        KeyPair keys = keys();
        X500Name name = new X500Name("CN=authority " + serial().longValue());
        Holder own = new Holder(List.of(signed(name, keys, name, keys, null)), keys);
        Authority authority = new Authority(folder, own);
        authority.write("authority.pem", pem(own.chain()));
        return authority;
    }

    /** PEM: whose certificates are believed. */
    public Path certificate() {
        return folder.resolve("authority.pem");
    }

    /** Settings of a house that proves itself. */
    public Map<String, String> house(String name) {
        String file = certify(name).toString();
        return Map.of(
                "vigil.houses.certificate-file", file,
                "vigil.houses.key-file", file,
                "vigil.houses.authority-file", certificate().toString());
    }

    /** The same, and it looks at what this authority took back. */
    public Map<String, String> houseThatLooks(String name) {
        Map<String, String> settings = new HashMap<>(house(name));
        settings.put("vigil.houses.revoked-file", takeBack(LIFE).toString());
        return settings;
    }

    /**
     * Signs a list of what was taken back, in the place of an earlier one (RFC 5280, 5).
     *
     * @param life how long from now it is good
     */
    public Path takeBack(Duration life, Holder... taken) {
        Date now = new Date();
        try {
            JcaX509v2CRLBuilder list =
                    new JcaX509v2CRLBuilder(own.certificate().getSubjectX500Principal(), now);
            list.setNextUpdate(Date.from(now.toInstant().plus(life)));
            for (Holder each : taken) {
                list.addCRLEntry(
                        each.certificate().getSerialNumber(), now, CRLReason.keyCompromise);
            }
            byte[] signed =
                    list.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(own.keys().getPrivate()))
                            .getEncoded();
            return write("revoked.pem", block("X509 CRL", signed));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PEM of a new key and its certificate; takes the place of an earlier one of the name. */
    public Path certify(String name) {
        Holder made = holder("CN=" + name);
        return write(
                name + ".pem",
                block("PRIVATE KEY", made.keys().getPrivate().getEncoded()) + pem(made.chain()));
    }

    /** A new key with a certificate of this authority. */
    public Holder holder(String name) {
        KeyPair keys = keys();
        X500Name issuer = name(own.certificate().getSubjectX500Principal().getName());
        X509Certificate made = signed(name(name), keys, issuer, own.keys(), purposes());
        return new Holder(List.of(made, own.certificate()), keys);
    }

    /** A new key that vouches for itself. */
    public static Holder selfSigned(String name) {
        return selfSigned(name, CURVE);
    }

    /** The same with a key of another curve. */
    public static Holder selfSigned(String name, String curve) {
        KeyPair keys = keys(curve);
        X500Name own = name(name);
        return new Holder(List.of(signed(own, keys, own, keys, purposes())), keys);
    }

    /**
     * A client that believes this authority.
     *
     * @param holder what it shows; null for nothing
     */
    public SSLContext calling(@Nullable Holder holder) {
        return calling(holder, own.certificate());
    }

    /** A client that believes one certificate and shows another. */
    public static SSLContext calling(@Nullable Holder holder, X509Certificate believed) {
        try {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry("believed", believed);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(anchors);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(shown(holder), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyManager @Nullable [] shown(@Nullable Holder holder)
            throws IOException, GeneralSecurityException {
        if (holder == null) {
            return null;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "shown",
                holder.keys().getPrivate(),
                NOBODY_ELSE,
                holder.chain().toArray(new X509Certificate[0]));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, NOBODY_ELSE);
        return keys.getKeyManagers();
    }

    /** In the order of RFC 4514, as Java reads names. */
    private static X500Name name(String text) {
        return X500Name.getInstance(new X500Principal(text).getEncoded());
    }

    private static ExtendedKeyUsage purposes() {
        return new ExtendedKeyUsage(
                new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth});
    }

    private static KeyPair keys() {
        return keys(CURVE);
    }

    private static KeyPair keys(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger serial() {
        return new BigInteger(100, new SecureRandom()).setBit(100);
    }

    /**
     * @param purposes null for an authority
     */
    private static X509Certificate signed(
            X500Name name,
            KeyPair keys,
            X500Name issuer,
            KeyPair signing,
            @Nullable ExtendedKeyUsage purposes) {
        try {
            Instant now = Instant.now();
            JcaX509v3CertificateBuilder made =
                    new JcaX509v3CertificateBuilder(
                            issuer,
                            serial(),
                            Date.from(now.minusSeconds(60)),
                            Date.from(now.plus(LIFE)),
                            name,
                            keys.getPublic());
            made.addExtension(
                    Extension.basicConstraints, true, new BasicConstraints(purposes == null));
            if (purposes != null) {
                made.addExtension(Extension.extendedKeyUsage, false, purposes);
                made.addExtension(Extension.subjectAlternativeName, false, thisMachine());
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            made.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(signing.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GeneralNames thisMachine() {
        return new GeneralNames(
                new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                });
    }

    private Path write(String name, String content) {
        try {
            Path beside = Files.writeString(folder.resolve(name + ".new"), content);
            return Files.move(
                    beside,
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(List<X509Certificate> chain) {
        StringBuilder text = new StringBuilder();
        try {
            for (X509Certificate certificate : chain) {
                text.append(block("CERTIFICATE", certificate.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static String block(String kind, byte[] content) {
        return "-----BEGIN "
                + kind
                + "-----\n"
                + Base64.getMimeEncoder().encodeToString(content).replace("\r", "")
                + "\n-----END "
                + kind
                + "-----\n";
    }
}
