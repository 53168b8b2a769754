package vigil.gateway.door;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/**
 * Who speaks TLS at the public ports. Bouncy Castle exchanges keys by X25519 and ML-KEM-768
 * together (draft-ietf-tls-ecdhe-mlkem), so that what is recorded today stays closed to a quantum
 * computer; Java 25 itself cannot. Either way ciphers, hashes, curves and ML-KEM are Java's.
 */
public enum TlsProvider {
    // The last two are hardly ever taken; but Bouncy Castle believes no signature of a curve that
    // is not among them, and callers may have certificates of these.
    BOUNCY_CASTLE("X25519MLKEM768", "x25519", "secp256r1", "secp384r1", "secp521r1"),
    JAVA("x25519", "secp256r1", "secp384r1", "secp521r1");

    /** It would tell each handshake, and of each that fails the caller's part in it. */
    private static final Logger TALK = Logger.getLogger("org.bouncycastle.jsse");

    private final String[] groups;

    TlsProvider(String... groups) {
        this.groups = groups;
    }

    /**
     * @throws IllegalArgumentException for another word than {@code bouncy-castle} and {@code java}
     */
    static TlsProvider of(String name, String word) {
        for (TlsProvider provider : values()) {
            if (provider.word().equals(word)) {
                return provider;
            }
        }
        throw new IllegalArgumentException(name + " is neither bouncy-castle nor java");
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    SSLContext context() throws GeneralSecurityException {
        if (this == JAVA) {
            return SSLContext.getInstance("TLSv1.3");
        }
        TALK.setLevel(Level.OFF);
        Provider provider = new BouncyCastleJsseProvider(false, new JcaTlsCryptoProvider());
        return SSLContext.getInstance("TLS", provider);
    }

    /** Which ways to exchange keys are offered, the first that the caller knows too is taken. */
    void offer(SSLEngine engine) {
        if (engine instanceof BCSSLEngine bouncing) {
            BCSSLParameters parameters = bouncing.getParameters();
            parameters.setNamedGroups(groups);
            parameters.setUseNamedGroupsOrder(true);
            bouncing.setParameters(parameters);
        } else {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setNamedGroups(groups);
            engine.setSSLParameters(parameters);
        }
    }
}
