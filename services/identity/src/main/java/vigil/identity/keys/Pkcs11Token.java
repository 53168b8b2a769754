package vigil.identity.keys;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.kernel.identity.RandomId;
import vigil.kernel.secrecy.Secret;

/**
 * Signing keys in a PKCS#11 token (a hardware security module), where one is set: they are made in
 * it and never leave it. What is done with them is done by the token.
 */
@Component
final class Pkcs11Token {

    private static final String LIBRARY = "SunPKCS11";

    /** A token keeps no key without a certificate; nobody ever looks at this one. */
    private static final Duration CERTIFICATE_LIFE = Duration.ofDays(3_650);

    private final @Nullable Provider provider;
    private final @Nullable KeyStore store;
    private final char[] pin;

    Pkcs11Token(KeySettings settings) {
        Path pkcs11 = settings.pkcs11();
        Path pinFile = settings.pkcs11PinFile();
        if (pkcs11 == null || pinFile == null) {
            this.provider = null;
            this.store = null;
            this.pin = new char[0];
            return;
        }
        this.pin = Secret.fromFile(pinFile).reveal().toCharArray();
        try {
            this.provider =
                    Objects.requireNonNull(Security.getProvider(LIBRARY))
                            .configure(pkcs11.toString());
            this.store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException(
                    "the PKCS#11 token that " + pkcs11 + " describes cannot be used", e);
        }
    }

    /** Whether keys are made there. */
    boolean isUsed() {
        return store != null;
    }

    /** What signs with the token's keys; null where none is set. */
    @Nullable Provider provider() {
        return provider;
    }

    /** A new key, its private half no more than a handle. */
    synchronized JWK make(JWSAlgorithm algorithm, int bits, Instant now) {
        boolean curve = JWSAlgorithm.ES256.equals(algorithm);
        String id = RandomId.next();
        try {
            KeyPairGenerator generator =
                    KeyPairGenerator.getInstance(curve ? "EC" : "RSA", provider);
            if (curve) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(bits);
            }
            KeyPair keys = generator.generateKeyPair();
            Certificate[] chain = {certificate(id, keys, curve, now)};
            used().setKeyEntry(id, keys.getPrivate(), null, chain);
            return key(id, algorithm, keys.getPublic(), keys.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("the token makes no such keys", e);
        }
    }

    /** The key of a published half; its private half is missing when the token has none. */
    synchronized JWK complete(JWK published) {
        try {
            PrivateKey held = held(published.getKeyID());
            if (held == null) {
                return published;
            }
            PublicKey open =
                    published instanceof ECKey curve
                            ? curve.toECPublicKey()
                            : published.toRSAKey().toRSAPublicKey();
            return key(
                    published.getKeyID(),
                    JWSAlgorithm.parse(String.valueOf(published.getAlgorithm())),
                    open,
                    held);
        } catch (GeneralSecurityException | com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException("the token does not say what it holds", e);
        }
    }

    /** The key is gone afterwards, if it was there. */
    synchronized void destroy(String id) {
        try {
            if (held(id) != null) {
                used().deleteEntry(id);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the token keeps a key that is over", e);
        }
    }

    /** Another house may have made it since the token was last looked through. */
    private @Nullable PrivateKey held(String id) throws GeneralSecurityException {
        if (!used().containsAlias(id)) {
            try {
                used().load(null, pin);
            } catch (IOException e) {
                throw new GeneralSecurityException(e);
            }
        }
        return (PrivateKey) used().getKey(id, null);
    }

    private KeyStore used() {
        return Objects.requireNonNull(store, "no PKCS#11 token is set");
    }

    private static JWK key(String id, JWSAlgorithm algorithm, PublicKey open, PrivateKey held) {
        if (open instanceof ECPublicKey point) {
            return new ECKey.Builder(Curve.P_256, point)
                    .privateKey(held)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(algorithm)
                    .keyID(id)
                    .build();
        }
        return new RSAKey.Builder((RSAPublicKey) open)
                .privateKey(held)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(algorithm)
                .keyID(id)
                .build();
    }

    private X509Certificate certificate(String id, KeyPair keys, boolean curve, Instant now)
            throws GeneralSecurityException, OperatorCreationException {
        X500Name name = new X500Name("CN=" + id);
        JcaX509v3CertificateBuilder made =
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now),
                        Date.from(now.plus(CERTIFICATE_LIFE)),
                        name,
                        keys.getPublic());
        JcaContentSignerBuilder signer =
                new JcaContentSignerBuilder(curve ? "SHA256withECDSA" : "SHA256withRSA");
        return new JcaX509CertificateConverter()
                .getCertificate(
                        made.build(
                                signer.setProvider(Objects.requireNonNull(provider))
                                        .build(keys.getPrivate())));
    }
}
