package vigil.monitoring.intake.iso20022;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.iso20022.xml.NotReadable;
import vigil.monitoring.intake.iso20022.xml.XmlText;
import vigil.monitoring.intake.iso20022.xml.XmlTreeReader;

/**
 * Reads one ISO 20022 message in XML. Safe for use by several threads.
 *
 * <p>A message of a version whose schema we have is held against it; of the other versions the
 * elements that a payment needs are checked.
 */
public final class IsoMessageReader {

    /** Largest message in bytes. */
    public static final int MAX_BYTES = XmlTreeReader.MAX_BYTES;

    private static final Set<String> PAYMENTS = Set.of("pacs.008", "pacs.009", "pain.001");
    private static final String REPORT = "pacs.002";
    private static final String TAKEN = "pacs.008, pacs.009, pain.001, pacs.002";

    private final InstantSource clock;

    public IsoMessageReader(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Whether messages of this name or type, as {@code pacs.008} or {@code pacs.008.001.08}, are
     * taken.
     */
    public static boolean takes(String messageName) {
        String type =
                messageName.length() < REPORT.length()
                        ? ""
                        : messageName.substring(0, REPORT.length());
        return (PAYMENTS.contains(type) || type.equals(REPORT))
                && (messageName.equals(type) || MessageName.in(messageName).isPresent());
    }

    /** Never throws on account of what stands in {@code body}. */
    public IsoReading read(byte[] body) {
        return read(body, null);
    }

    /**
     * As {@link #read(byte[])}; refuses another message than the one that the sender announced.
     *
     * @param announced name or type, as {@code pacs.008.001.08} or {@code pacs.008}
     */
    public IsoReading read(byte[] body, @Nullable String announced) {
        MessageName name = null;
        try {
            Message message = Message.in(XmlTreeReader.read(text(body)));
            name = message.name();
            requireTaken(name, announced);
            SchemaCheck.check(message);
            return name.type().equals(REPORT)
                    ? IsoReading.ofStatusReports(name, new StatusMessage(message, clock).read())
                    : IsoReading.ofPayments(name, new PaymentMessage(message, clock).read());
        } catch (NotReadable e) {
            return IsoReading.refused(name, e.failure());
        }
    }

    private static String text(byte[] body) throws NotReadable {
        if (body.length > MAX_BYTES) {
            throw new NotReadable(
                    FailureCode.TOO_LARGE, "", "the body is larger than " + MAX_BYTES + " bytes");
        }
        String start =
                new String(body, 0, Math.min(body.length, 64), StandardCharsets.ISO_8859_1).strip();
        if (start.startsWith("{") || start.startsWith("[")) {
            throw new NotReadable(
                    FailureCode.NOT_SUPPORTED, "", "ISO 20022 in JSON is not taken here: send XML");
        }
        return XmlText.decoded(body);
    }

    private static void requireTaken(MessageName name, @Nullable String announced)
            throws NotReadable {
        if (!takes(name.value())) {
            throw new NotReadable(
                    FailureCode.NOT_SUPPORTED,
                    "Document",
                    name + " is not supported here: " + TAKEN);
        }
        if (announced != null
                && !name.value().equals(announced)
                && !name.type().equals(announced)) {
            throw new NotReadable(
                    FailureCode.CONTRADICTION,
                    "Document",
                    "is a " + name + ", but another message was announced");
        }
    }
}
