package vigil.engine.bundles;

/** The two signatures that a bundle carries; both must hold. */
public enum BundleSignature {
    ED25519("Ed25519"),
    /** Holds against quantum computers too: FIPS 204. */
    ML_DSA_44("ML-DSA-44");

    private final String algorithm;

    BundleSignature(String algorithm) {
        this.algorithm = algorithm;
    }

    /** As the JDK calls it. */
    public String algorithm() {
        return algorithm;
    }

    /** The entry of the bundle that holds it. */
    String entry() {
        return "signature." + algorithm.toLowerCase(java.util.Locale.ROOT);
    }
}
