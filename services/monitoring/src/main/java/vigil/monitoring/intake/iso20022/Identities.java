package vigil.monitoring.intake.iso20022;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.intake.checks.Placeholders;

/**
 * Derives the name by which a payment or a report is recognised when its message comes again. A
 * name made of references is hashed: senders write invoice numbers and names of people into them.
 */
final class Identities {

    private static final Pattern UETR =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String NIL = "00000000-0000-0000-0000-000000000000";
    private static final int HASH_BYTES = 16;

    private Identities() {}

    /** The unique end-to-end transaction reference in lower case; null where the text is none. */
    static @Nullable String uetr(@Nullable String written) {
        String uetr = written == null ? "" : written.toLowerCase(Locale.ROOT);
        return UETR.matcher(uetr).matches() && !uetr.equals(NIL) ? uetr : null;
    }

    static ClientId byUetr(String uetr) {
        return new ClientId(uetr);
    }

    /**
     * A cover payment carries the UETR of the payment that it covers, and is another movement of
     * money.
     */
    static ClientId ofCover(String uetr) {
        return new ClientId(uetr + "/cover");
    }

    /** By the sender's own references. */
    static ClientId byReferences(String sender, String message, String payment, String reference) {
        return new ClientId("iso-" + hash("references", sender, message, payment, reference));
    }

    /** By place and content, where the references are placeholders or used more than once. */
    static ClientId byContent(String sender, String message, int position, String fingerprint) {
        return new ClientId(
                "iso-" + hash("content", sender, message, Integer.toString(position), fingerprint));
    }

    /** Of a status report. */
    static ClientId ofReport(String sender, String message, int position, String content) {
        return new ClientId(
                "report-" + hash("report", sender, message, Integer.toString(position), content));
    }

    /** The first reference that is none of the words for having no reference. */
    static @Nullable String firstReal(@Nullable String... references) {
        for (String reference : references) {
            if (reference != null && !Placeholders.isPlaceholder(reference)) {
                return reference;
            }
        }
        return null;
    }

    static String hash(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
