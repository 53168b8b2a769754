package vigil.monitoring.intake.iso20022.xml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.monitoring.intake.FailureCode;

/** Turns the bytes of an XML document into text, strictly: no byte is guessed at or replaced. */
public final class XmlText {

    private static final Map<String, Charset> ENCODINGS =
            Map.of(
                    "UTF-8", StandardCharsets.UTF_8,
                    "UTF8", StandardCharsets.UTF_8,
                    "US-ASCII", StandardCharsets.US_ASCII,
                    "ASCII", StandardCharsets.US_ASCII,
                    "ISO-8859-1", StandardCharsets.ISO_8859_1,
                    "ISO-8859-15", Charset.forName("ISO-8859-15"),
                    "WINDOWS-1252", Charset.forName("windows-1252"));

    private static final Pattern DECLARED =
            Pattern.compile(
                    "<\\?xml\\s[^>]{0,100}?encoding\\s{0,9}=\\s{0,9}[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final int DECLARATION_LENGTH = 256;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private XmlText() {}

    public static String decoded(byte[] bytes) throws NotReadable {
        String declared = declared(bytes);
        if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0xff, 0xfe)) {
            return decoded(bytes, StandardCharsets.UTF_16);
        }
        Charset charset = ENCODINGS.get(declared);
        if (charset == null) {
            throw new NotReadable(
                    FailureCode.ENCODING, "", "the declared encoding is not taken: send UTF-8");
        }
        if (startsWith(bytes, 0xef, 0xbb, 0xbf) && charset != StandardCharsets.UTF_8) {
            throw new NotReadable(
                    FailureCode.ENCODING,
                    "",
                    "the byte order mark is that of UTF-8, the declaration says otherwise");
        }
        return decoded(bytes, charset);
    }

    private static String decoded(byte[] bytes, Charset charset) throws NotReadable {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new NotReadable(FailureCode.ENCODING, "", "the bytes are not " + charset.name());
        }
    }

    private static String declared(byte[] bytes) {
        int length = Math.min(bytes.length, DECLARATION_LENGTH);
        Matcher declaration =
                DECLARED.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        return declaration.find() ? declaration.group(1).toUpperCase(Locale.ROOT) : "UTF-8";
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
