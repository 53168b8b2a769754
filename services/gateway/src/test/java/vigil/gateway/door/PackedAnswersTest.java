package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigil.gateway.street.Street;

class PackedAnswersTest {

    @TempDir private static Path folder;
    private static Street street;

    @BeforeAll
    static void open() {
        street = Street.in(folder);
    }

    @AfterAll
    static void close() {
        street.close();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aLongAnswerIsPackedForWhoTakesIt(HttpClient.Version version) throws Exception {
        String plain = street.call("/v1/alerts/long").allowed().over(version).answer().body();

        HttpResponse<InputStream> packed =
                street
                        .call("/v1/alerts/long")
                        .allowed()
                        .over(version)
                        .with("Accept-Encoding", "gzip")
                        .stream();

        assertThat(packed.statusCode()).isEqualTo(200);
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("Vary").orElse("")).contains("Accept-Encoding");
        byte[] bytes = packed.body().readAllBytes();
        assertThat(bytes.length).isLessThan(plain.length() / 10);
        assertThat(unpacked(bytes)).isEqualTo(plain);
    }

    @Test
    void aShortAnswerAndWhoeverDoesNotAskGetItAsItIs() throws Exception {
        HttpResponse<String> brief =
                street.call("/v1/alerts").allowed().with("Accept-Encoding", "gzip").answer();
        HttpResponse<String> unasked = street.call("/v1/alerts/long").allowed().answer();

        assertThat(brief.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(unasked.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(brief.body()).startsWith("{");
    }

    /** The answers of identity hold secrets beside text that strangers choose. */
    @Test
    void whatIdentityAnswersIsNeverPacked() throws Exception {
        for (String path : new String[] {"/oauth2/long", "/login/long", "/.well-known/long"}) {
            HttpResponse<String> answer =
                    street.call(path).with("Accept-Encoding", "gzip, deflate").answer();

            assertThat(answer.body()).as(path).hasSizeGreaterThan(3_000).startsWith("{");
            assertThat(answer.headers().firstValue("Content-Encoding")).as(path).isEmpty();
        }
    }

    private static String unpacked(byte[] bytes) throws Exception {
        try (GZIPInputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
