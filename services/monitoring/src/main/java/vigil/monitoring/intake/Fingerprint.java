package vigil.monitoring.intake;

import java.util.HexFormat;

/**
 * SHA-256 over the whole content of a transaction: same id and other fingerprint is a conflict.
 *
 * @param hex 64 lower case hexadecimal digits
 */
public record Fingerprint(String hex) {

    static Fingerprint of(byte[] digest) {
        return new Fingerprint(HexFormat.of().formatHex(digest));
    }

    /** All 32 bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
