package vigil.gateway.answers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * What the door answers itself, without a house.
 *
 * @param headers besides those that every answer carries
 * @param page whether its own content policy and caching stand, if it has any
 */
public record Answer(int status, HttpFields headers, ByteBuffer body, boolean page) {

    /** JSON, never stored. */
    public static Answer json(String json, HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, "application/json");
        return new Answer(200, headers, bytes(json), false);
    }

    /** Sends the browser elsewhere, with GET. */
    public static Answer goTo(String address, HttpFields.Mutable headers) {
        headers.put(HttpHeader.LOCATION, address);
        return new Answer(303, headers, bytes(""), false);
    }

    /** A page of a few words in which nothing runs. */
    public static Answer words(int status, String html, HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        return new Answer(status, headers, bytes(html), false);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
