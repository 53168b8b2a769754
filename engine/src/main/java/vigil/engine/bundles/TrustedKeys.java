package vigil.engine.bundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import vigil.engine.scoring.ModelException;

/** The public keys whose signatures make a bundle trusted. */
public final class TrustedKeys {
    private final Map<BundleSignature, PublicKey> keys;

    public TrustedKeys(Map<BundleSignature, PublicKey> keys) {
        if (keys.size() != BundleSignature.values().length) {
            throw new IllegalArgumentException("Trust needs a key for each signature");
        }
        this.keys = new EnumMap<>(keys);
    }

    /** The file of a folder that holds a public key (X.509, DER). */
    public static Path file(Path folder, BundleSignature kind) {
        return folder.resolve(
                "model." + kind.algorithm().toLowerCase(java.util.Locale.ROOT) + ".public");
    }

    /**
     * @throws ModelException when the folder lacks a key
     */
    public static TrustedKeys in(Path folder) {
        return of(kind -> {
            Path file = file(folder, kind);
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw none(file.toString(), e);
            }
        });
    }

    /** The keys of these encodings (X.509, DER). */
    static TrustedKeys of(Function<BundleSignature, byte[]> encoded) {
        Map<BundleSignature, PublicKey> keys = new EnumMap<>(BundleSignature.class);
        for (BundleSignature kind : BundleSignature.values()) {
            try {
                keys.put(
                        kind,
                        KeyFactory.getInstance(kind.algorithm())
                                .generatePublic(new X509EncodedKeySpec(encoded.apply(kind))));
            } catch (GeneralSecurityException e) {
                throw none(kind.algorithm(), e);
            }
        }
        return new TrustedKeys(keys);
    }

    private static ModelException none(String place, Exception cause) {
        return new ModelException(
                "No key to check models with in "
                        + place
                        + "; put the public key of whoever signs your models there",
                cause);
    }

    /** Whether a signature over these bytes was made with the trusted key. */
    boolean holds(BundleSignature kind, byte[] signed, byte[] signature) {
        try {
            Signature check = Signature.getInstance(kind.algorithm());
            check.initVerify(keys.get(kind));
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // A signature of the wrong length is thrown at, not answered.
            return false;
        }
    }

    @Override
    public String toString() {
        return "keys of " + Arrays.toString(BundleSignature.values());
    }
}
