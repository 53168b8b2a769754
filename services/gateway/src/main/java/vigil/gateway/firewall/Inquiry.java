package vigil.gateway.firewall;

import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, without its body.
 *
 * @param path in its plain spelling, as it stands on the wire
 * @param query as it stands on the wire, without the question mark; null where there is none
 * @param hasBody whether a body follows or may follow
 */
public record Inquiry(
        String method, String path, @Nullable String query, HttpFields headers, boolean hasBody) {

    /** The media type in lower case without its parameters; empty where none is named. */
    String mediaType() {
        String type = headers.get(HttpHeader.CONTENT_TYPE);
        if (type == null) {
            return "";
        }
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the body is declared to be something else than UTF-8 that anybody can read. */
    boolean hidesItsText() {
        String coding = headers.get(HttpHeader.CONTENT_ENCODING);
        String type = headers.get(HttpHeader.CONTENT_TYPE);
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        int charset = lower.indexOf("charset=");
        String name = charset < 0 ? "utf-8" : lower.substring(charset + "charset=".length());
        boolean readable =
                name.startsWith("utf-8")
                        || name.startsWith("\"utf-8")
                        || name.startsWith("us-ascii");
        return !readable || (coding != null && !coding.equalsIgnoreCase("identity"));
    }
}
