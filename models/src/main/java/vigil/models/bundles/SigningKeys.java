package vigil.models.bundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import vigil.engine.bundles.BundleSignature;
import vigil.engine.bundles.TrustedKeys;
import vigil.launcher.state.StateFolder;

/** The keys that sign bundles, in a folder for their owner alone, their public halves beside. */
public final class SigningKeys {
    private final Map<BundleSignature, PrivateKey> keys = new EnumMap<>(BundleSignature.class);

    private SigningKeys() {}

    /** Reads the keys of a folder, or makes them where there are none. */
    public static SigningKeys in(Path folder) throws IOException {
        StateFolder.createPrivate(folder);
        SigningKeys signing = new SigningKeys();
        for (BundleSignature kind : BundleSignature.values()) {
            Path file =
                    folder.resolve(
                            "model."
                                    + kind.algorithm().toLowerCase(java.util.Locale.ROOT)
                                    + ".private");
            try {
                if (!Files.exists(file)) {
                    make(kind, file, folder);
                }
                signing.keys.put(
                        kind,
                        KeyFactory.getInstance(kind.algorithm())
                                .generatePrivate(
                                        new PKCS8EncodedKeySpec(Files.readAllBytes(file))));
            } catch (GeneralSecurityException e) {
                throw new IOException("The signing key " + file + " cannot be used", e);
            }
        }
        return signing;
    }

    private static void make(BundleSignature kind, Path file, Path folder)
            throws GeneralSecurityException, IOException {
        KeyPair pair = KeyPairGenerator.getInstance(kind.algorithm()).generateKeyPair();
        Files.write(TrustedKeys.file(folder, kind), pair.getPublic().getEncoded());
        try (var out =
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")))) {
            out.write(java.nio.ByteBuffer.wrap(pair.getPrivate().getEncoded()));
        }
    }

    /** A signature over these bytes. */
    public byte[] sign(BundleSignature kind, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(kind.algorithm());
            signature.initSign(keys.get(kind));
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
