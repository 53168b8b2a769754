package vigil.monitoring.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages messages as lines, senders and attackers do; the same damage for the same seed. */
final class Damage {

    private static final List<String> TOKENS =
            List.of(
                    "<",
                    ">",
                    "&",
                    "\"",
                    "<![CDATA[",
                    "]]>",
                    "&#0;",
                    "&#x10ffff;",
                    "\0",
                    "<!--",
                    "-->",
                    "<?x?>",
                    "\uD83D\uDE00",
                    "99999999999999999999",
                    "-1",
                    "1e999999999",
                    "<Nm>",
                    "</Nm>",
                    "xmlns=\"\"",
                    "<!DOCTYPE a>",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "null",
                    "\\u0000",
                    "\\ud800",
                    "\n",
                    "\r",
                    "\"\"");

    private final SplittableRandom random;

    Damage(long seed) {
        this.random = new SplittableRandom(seed);
    }

    byte[] of(byte[] message) {
        byte[] damaged = message.clone();
        int damages = 1 + random.nextInt(3);
        for (int i = 0; i < damages; i++) {
            damaged = once(damaged);
        }
        return damaged;
    }

    private byte[] once(byte[] message) {
        return switch (random.nextInt(5)) {
            case 0 -> flipped(message);
            case 1 -> Arrays.copyOf(message, random.nextInt(message.length + 1));
            case 2 -> without(message);
            case 3 -> doubled(message);
            default ->
                    inserted(
                            message,
                            TOKENS.get(random.nextInt(TOKENS.size()))
                                    .getBytes(StandardCharsets.UTF_8));
        };
    }

    private byte[] flipped(byte[] bytes) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] without(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(60));
        byte[] rest = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        return rest;
    }

    private byte[] doubled(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(200));
        return inserted(bytes, Arrays.copyOfRange(bytes, from, to));
    }

    private byte[] inserted(byte[] bytes, byte[] more) {
        int at = random.nextInt(bytes.length + 1);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, longer, at, more.length);
        System.arraycopy(bytes, at, longer, at + more.length, bytes.length - at);
        return longer;
    }
}
