package vigil.identity.codes;

/** Base 32 (RFC 4648, 6) without padding: how a generator takes a secret that is typed in. */
final class Base32Text {

    private static final char[] LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".toCharArray();
    private static final int BITS = 5;

    private Base32Text() {}

    static String of(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int held = 0;
        for (byte next : bytes) {
            buffer = (buffer << Byte.SIZE) | (next & 0xff);
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(LETTERS[(buffer >>> held) & 31]);
            }
        }
        if (held > 0) {
            text.append(LETTERS[(buffer << (BITS - held)) & 31]);
        }
        return text.toString();
    }
}
