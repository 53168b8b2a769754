package vigil.monitoring.log;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over parts that cannot run into each other. */
final class ContentHash {

    private final MessageDigest digest;

    ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    ContentHash number(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
        return this;
    }

    /** Length and bytes in UTF-8. */
    ContentHash text(String text) {
        return bytes(ByteString.copyFromUtf8(text));
    }

    /** Length and bytes. */
    ContentHash bytes(ByteString bytes) {
        number(bytes.size());
        digest.update(bytes.asReadOnlyByteBuffer());
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
