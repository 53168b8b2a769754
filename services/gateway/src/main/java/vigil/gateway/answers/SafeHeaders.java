package vigil.gateway.answers;

import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * The headers that tell browsers to trust nothing (OWASP secure headers). The door writes them for
 * all houses; a house that shows pages brings its own content policy and caching.
 */
public final class SafeHeaders {

    private static final String CSP = "Content-Security-Policy";

    /** Passkeys, and to copy a link; nothing that sees, hears, locates or pays. */
    private static final String PERMISSIONS =
            "accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(),"
                    + " clipboard-read=(), clipboard-write=(self), display-capture=(),"
                    + " encrypted-media=(), fullscreen=(self), geolocation=(), gyroscope=(),"
                    + " hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(),"
                    + " payment=(), picture-in-picture=(),"
                    + " publickey-credentials-create=(self), publickey-credentials-get=(self),"
                    + " screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

    private static final HttpField[] ALWAYS = {
        new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
        new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
        new PreEncodedHttpField("X-Frame-Options", "DENY"),
        new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
        new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
        new PreEncodedHttpField("Cross-Origin-Embedder-Policy", "require-corp"),
        new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
        new PreEncodedHttpField("Permissions-Policy", PERMISSIONS)
    };
    private static final HttpField NOTHING_RUNS =
            new PreEncodedHttpField(
                    CSP,
                    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    private static final HttpField NOT_STORED =
            new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");

    /** What the door writes itself, and what would tell an attacker about a house. */
    private static final Set<String> OURS =
            Set.of(
                    "strict-transport-security",
                    "x-content-type-options",
                    "x-frame-options",
                    "referrer-policy",
                    "cross-origin-opener-policy",
                    "cross-origin-embedder-policy",
                    "cross-origin-resource-policy",
                    "permissions-policy",
                    "x-request-id",
                    "x-xss-protection",
                    "server",
                    "x-powered-by",
                    "date");

    private SafeHeaders() {}

    /** Whether a house's own header of this name (in lower case) is left out. */
    public static boolean replaces(String name) {
        return OURS.contains(name);
    }

    /** For answers of an API and for problems. */
    public static void writeForApi(HttpFields.Mutable headers) {
        write(headers);
        headers.add(NOTHING_RUNS);
        headers.add(NOT_STORED);
    }

    /** For a house that shows pages: its own policy and caching stay. */
    public static void writeForPages(HttpFields.Mutable headers) {
        write(headers);
        if (!headers.contains(CSP)) {
            headers.add(NOTHING_RUNS);
        }
        if (!headers.contains(HttpHeader.CACHE_CONTROL)) {
            headers.add(NOT_STORED);
        }
    }

    private static void write(HttpFields.Mutable headers) {
        for (HttpField field : ALWAYS) {
            headers.add(field);
        }
    }
}
