package vigil.gateway.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The issuer's public keys for RS256 at one moment, by key id. */
final class KeySet {

    private static final int FEWEST_BITS = 2_048;

    private final Map<String, RSAKey> keys;
    private final Map<String, JWSVerifier> verifiers;

    private KeySet(Map<String, RSAKey> keys, Map<String, JWSVerifier> verifiers) {
        this.keys = Map.copyOf(keys);
        this.verifiers = Map.copyOf(verifiers);
    }

    /** Takes the RSA signature keys of 2,048 bits and more; ignores all others. */
    static KeySet parse(String json) throws ParseException {
        Map<String, RSAKey> keys = new HashMap<>();
        Map<String, JWSVerifier> verifiers = new HashMap<>();
        for (JWK key : JWKSet.parse(json).getKeys()) {
            if (key instanceof RSAKey rsa && isForSignatures(rsa)) {
                keys.put(rsa.getKeyID(), rsa.toPublicJWK());
                verifiers.put(rsa.getKeyID(), verifier(rsa));
            }
        }
        return new KeySet(keys, verifiers);
    }

    @Nullable JWSVerifier verifier(String keyId) {
        return verifiers.get(keyId);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Whether every key of this set is, unchanged, in the newer one. */
    boolean survivesIn(KeySet newer) {
        return keys.entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(newer.keys.get(entry.getKey())));
    }

    private static boolean isForSignatures(RSAKey key) {
        return key.getKeyID() != null
                && key.size() >= FEWEST_BITS
                && (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                && (key.getAlgorithm() == null || "RS256".equals(key.getAlgorithm().getName()));
    }

    private static JWSVerifier verifier(RSAKey key) throws ParseException {
        try {
            return new RSASSAVerifier(key.toRSAPublicKey());
        } catch (JOSEException e) {
            ParseException unusable = new ParseException("a key of the set is unusable", 0);
            unusable.initCause(e);
            throw unusable;
        }
    }
}
