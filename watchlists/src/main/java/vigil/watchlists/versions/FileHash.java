package vigil.watchlists.versions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of files. */
public final class FileHash {

    private FileHash() {}

    /** 64 lower-case hexadecimal digits. */
    public static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(ofRest(in));
        }
    }

    /** The hash of what is left in a stream. */
    static byte[] ofRest(InputStream in) throws IOException {
        DigestInputStream rest = new DigestInputStream(in, sha256());
        rest.transferTo(OutputStream.nullOutputStream());
        return rest.getMessageDigest().digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
