package vigil.gateway.tokens;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The issuer's public keys at one moment, by key id. */
final class KeySet {

    private static final int FEWEST_BITS = 2_048;

    private final Map<String, JWK> keys;
    private final Map<String, JWSVerifier> verifiers;

    private KeySet(Map<String, JWK> keys, Map<String, JWSVerifier> verifiers) {
        this.keys = Map.copyOf(keys);
        this.verifiers = Map.copyOf(verifiers);
    }

    /**
     * Takes signature keys for the algorithms that tokens may have: RSA of 2,048 bits and more, and
     * P-256; ignores all others. A key without a named algorithm is for RS256.
     */
    static KeySet parse(String json) throws ParseException {
        Map<String, JWK> keys = new HashMap<>();
        Map<String, JWSVerifier> verifiers = new HashMap<>();
        for (JWK key : JWKSet.parse(json).getKeys()) {
            if (isForSignatures(key)) {
                keys.put(key.getKeyID(), key.toPublicJWK());
                verifiers.put(key.getKeyID(), verifier(key));
            }
        }
        return new KeySet(keys, verifiers);
    }

    /** The verifier for a key and the only algorithm that the key is for, or null. */
    @Nullable JWSVerifier verifier(String keyId, JWSAlgorithm algorithm) {
        JWK key = keys.get(keyId);
        return key != null && algorithm.equals(algorithm(key)) ? verifiers.get(keyId) : null;
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Whether every key of this set is, unchanged, in the newer one. */
    boolean survivesIn(KeySet newer) {
        return keys.entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(newer.keys.get(entry.getKey())));
    }

    private static boolean isForSignatures(JWK key) {
        boolean fits =
                switch (key) {
                    case RSAKey rsa ->
                            rsa.size() >= FEWEST_BITS && !JWSAlgorithm.ES256.equals(algorithm(rsa));
                    case ECKey curve ->
                            Curve.P_256.equals(curve.getCurve())
                                    && JWSAlgorithm.ES256.equals(algorithm(curve));
                    default -> false;
                };
        return fits
                && key.getKeyID() != null
                && TokenCheck.ALGORITHMS.contains(algorithm(key))
                && (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()));
    }

    private static Algorithm algorithm(JWK key) {
        return Objects.requireNonNullElse(key.getAlgorithm(), JWSAlgorithm.RS256);
    }

    private static JWSVerifier verifier(JWK key) throws ParseException {
        try {
            return key instanceof ECKey curve
                    ? new ECDSAVerifier(curve)
                    : new RSASSAVerifier(key.toRSAKey());
        } catch (JOSEException e) {
            ParseException unusable = new ParseException("a key of the set is unusable", 0);
            unusable.initCause(e);
            throw unusable;
        }
    }
}
