package vigil.gateway.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import vigil.gateway.answers.Answer;

/**
 * A file with its packed variants.
 *
 * @param path from the folder on, such as {@code /assets/index-4f3a91bc.js}
 * @param variants bytes by content coding; the plain ones under {@code identity}
 */
record ConsoleFile(String path, String type, String tag, Map<String, byte[]> variants) {

    static final String PLAIN = "identity";

    /** Nothing but the console's own files, no inline code, no frames (CSP Level 3). */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self';"
                    + " worker-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    /** A name that changes with its content: a hash of eight characters and more before the end. */
    private static final Pattern HASHED = Pattern.compile("/assets/.*-[A-Za-z0-9_-]{8,}\\.\\w+");

    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("mjs", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("map", "application/json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("wasm", "application/wasm"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"));

    private static final Pattern PACKABLE =
            Pattern.compile("text/.*|application/(json|manifest\\+json|wasm)|image/svg.*");
    private static final String PAGE = "text/html";
    private static final int SHORTEST_PACKED = 1_024;
    private static final String[] BEST_FIRST = {"br", "gzip"};

    /**
     * Pages are not packed: they are short, and what packing tells of a page is nobody's (BREACH).
     *
     * @param packed variants that lie beside the file
     */
    static ConsoleFile of(String path, byte[] plain, Map<String, byte[]> packed) {
        String end = path.substring(path.lastIndexOf('.') + 1);
        String type = TYPES.getOrDefault(end, "application/octet-stream");
        boolean page = type.startsWith(PAGE);
        Map<String, byte[]> variants = page ? new LinkedHashMap<>() : new LinkedHashMap<>(packed);
        variants.put(PLAIN, plain);
        if (!page && plain.length >= SHORTEST_PACKED && PACKABLE.matcher(type).matches()) {
            variants.computeIfAbsent("gzip", coding -> gzip(plain));
        }
        return new ConsoleFile(path, type, tag(plain), variants);
    }

    boolean isPage() {
        return type.startsWith(PAGE);
    }

    Answer answer(HttpFields asked) {
        HttpFields.Mutable headers = HttpFields.build();
        headers.put("Content-Security-Policy", POLICY);
        headers.put(HttpHeader.CACHE_CONTROL, caching());
        String coding = coding(asked);
        String tagged = "\"" + tag + (coding.equals(PLAIN) ? "" : "-" + coding) + "\"";
        if (!isPage()) {
            headers.put(HttpHeader.ETAG, tagged);
        }
        headers.put(HttpHeader.VARY, "Accept-Encoding");
        if (!isPage() && asked.getCSV(HttpHeader.IF_NONE_MATCH, true).contains(tagged)) {
            return new Answer(304, headers, ByteBuffer.allocate(0), true);
        }
        headers.put(HttpHeader.CONTENT_TYPE, type);
        if (!coding.equals(PLAIN)) {
            headers.put(HttpHeader.CONTENT_ENCODING, coding);
        }
        byte[] bytes = variants.getOrDefault(coding, new byte[0]);
        return new Answer(200, headers, ByteBuffer.wrap(bytes).asReadOnlyBuffer(), true);
    }

    private String caching() {
        if (isPage()) {
            return "no-store";
        }
        return HASHED.matcher(path).matches() ? "public, max-age=31536000, immutable" : "no-cache";
    }

    private String coding(HttpFields asked) {
        for (String coding : BEST_FIRST) {
            if (variants.containsKey(coding)
                    && asked.getQualityCSV(HttpHeader.ACCEPT_ENCODING).contains(coding)) {
                return coding;
            }
        }
        return PLAIN;
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 2);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static String tag(byte[] plain) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain);
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
