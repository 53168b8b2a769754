package vigil.kernel.identity;

import java.security.SecureRandom;

/**
 * Ids of 128 random bits in 26 characters of Crockford's base 32: nobody can guess the next one.
 */
public final class RandomId {

    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    /** A new id. */
    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return text(bytes);
    }

    /** 16 bytes as text, for ids that are derived instead of drawn. */
    public static String text(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("an id has 16 bytes");
        }
        StringBuilder text = new StringBuilder(26);
        int buffer = 0;
        int bits = 0;
        for (byte next : bytes) {
            buffer = (buffer << 8) | (next & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(DIGITS[(buffer >>> bits) & 31]);
            }
        }
        return text.append(DIGITS[(buffer << (5 - bits)) & 31]).toString();
    }

    /**
     * The bytes behind an id's text.
     *
     * @throws IllegalArgumentException when it is none; one id has one text only
     */
    public static byte[] bytes(String text) {
        if (text.length() != 26) {
            throw new IllegalArgumentException("an id has 26 characters");
        }
        byte[] bytes = new byte[BYTES];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < 26; i++) {
            buffer = (buffer << 5) | digit(text.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >>> bits);
            }
        }
        if ((buffer & ((1 << bits) - 1)) != 0) {
            throw new IllegalArgumentException("not an id");
        }
        return bytes;
    }

    private static int digit(char character) {
        for (int i = 0; i < DIGITS.length; i++) {
            if (DIGITS[i] == character) {
                return i;
            }
        }
        throw new IllegalArgumentException("not an id");
    }
}
