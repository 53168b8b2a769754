package vigil.gateway.answers;

import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Handler;

/**
 * Packs long answers of the API for callers who take gzip. Never what identity answers: there
 * secrets stand beside text that a stranger may choose, and the length of the packed whole would
 * tell of them (BREACH, CVE-2013-3587). The API's callers show a token that no browser adds by
 * itself, or a cookie that none adds to another site's request, so no stranger makes them ask.
 */
public final class Packing {

    /** Below that it fits into two packets, and packing costs more than it saves. */
    private static final int SHORTEST = 2_048;

    private Packing() {}

    public static Handler around(Handler door) {
        GzipCompression gzip = new GzipCompression();
        gzip.setMinCompressSize(SHORTEST);
        CompressionHandler packing = new CompressionHandler(door);
        packing.putCompression(gzip);
        packing.putConfiguration("/v1/*", ofTheApi());
        packing.putConfiguration("/match/*", ofTheApi());
        return packing;
    }

    private static CompressionConfig ofTheApi() {
        return CompressionConfig.builder()
                .compressIncludeMethod("GET")
                .compressIncludeMethod("POST")
                .compressIncludeMimeType("application/json")
                .decompressExcludeEncoding("gzip") // Requests come unpacked or not at all.
                .build();
    }
}
