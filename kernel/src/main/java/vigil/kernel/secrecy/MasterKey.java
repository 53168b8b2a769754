package vigil.kernel.secrecy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The root of a house's keys: 32 random bytes in a key store, here a local file. It leaves only as
 * keys derived for a purpose (HKDF-SHA-256, RFC 5869).
 */
public final class MasterKey {

    private static final int KEY_BYTES = 32;

    private final SecretKey root;

    private MasterKey(byte[] root) {
        this.root = new SecretKeySpec(root, "Generic");
    }

    /** Reads the key, 32 bytes in Base64, and refuses anything else. */
    public static MasterKey fromFile(Path file) {
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length != KEY_BYTES) {
                throw new IllegalStateException(
                        file + " does not hold a key of 32 bytes in Base64");
            }
            return new MasterKey(key);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the master key in " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " does not hold a key of 32 bytes in Base64", e);
        }
    }

    /**
     * Writes a new random key that only the owner of the process may read; an existing file is
     * never touched.
     */
    public static void create(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file, Base64.getEncoder().encodeToString(key) + "\n", StandardOpenOption.WRITE);
    }

    /**
     * The key for one purpose, such as {@code blind-index/accounts}; algorithm as {@code AES} or
     * {@code HmacSHA256}.
     */
    public SecretKey derive(String purpose, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(root)
                                    .thenExpand(
                                            ("vigil/" + purpose)
                                                    .getBytes(
                                                            java.nio.charset.StandardCharsets
                                                                    .UTF_8),
                                            KEY_BYTES));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HKDF-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "****";
    }
}
