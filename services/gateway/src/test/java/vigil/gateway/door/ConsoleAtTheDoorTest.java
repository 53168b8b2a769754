package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.gateway.console.ConsoleFiles;
import vigil.gateway.street.Street;

/** The console's files through the door. */
class ConsoleAtTheDoorTest {

    private static final String SCRIPT = "console.log('vigil');\n".repeat(100);

    @TempDir private static Path folder;
    private static Path console;
    private static Street street;

    @BeforeAll
    static void open() throws Exception {
        console = Files.createDirectories(folder.resolve("console"));
        Files.createDirectories(console.resolve("assets"));
        Files.writeString(console.resolve("index.html"), "<!DOCTYPE html><title>V</title>");
        Files.writeString(console.resolve("assets/index-4f3a91bc.js"), SCRIPT);
        Files.writeString(console.resolve("assets/index-4f3a91bc.js.br"), "as brotli has it");
        Files.writeString(console.resolve("logo.svg"), "<svg/>");
        Files.writeString(folder.resolve("secret.txt"), "nobody's business");
        Files.createSymbolicLink(console.resolve("link.txt"), folder.resolve("secret.txt"));
        street = Street.in(folder, Map.of("VIGIL_GATEWAY_CONSOLE", console.toString()));
    }

    @AfterAll
    static void close() {
        street.close();
    }

    @Test
    void theFirstPageComesUncachedUnderAStrictPolicy() throws Exception {
        HttpResponse<String> page = street.call("/").with("Accept", "text/html").answer();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>V</title>");
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        for (String name :
                new String[] {
                    "Strict-Transport-Security",
                    "X-Content-Type-Options",
                    "X-Frame-Options",
                    "Referrer-Policy",
                    "Cross-Origin-Opener-Policy",
                    "Cross-Origin-Embedder-Policy",
                    "Cross-Origin-Resource-Policy",
                    "Permissions-Policy",
                    "X-Request-Id"
                }) {
            assertThat(page.headers().allValues(name)).as(name).hasSize(1);
        }
    }

    @Test
    void addressesThatOnlyItsPagesKnowShowTheFirstPage() throws Exception {
        assertThat(street.call("/alerts/7").with("Accept", "text/html,*/*").answer().body())
                .contains("<title>V</title>");
        assertThat(street.call("/alerts/7").with("Accept", "application/json").status())
                .isEqualTo(404);
        assertThat(street.call("/assets/missing.js").with("Accept", "text/html").status())
                .isEqualTo(404);
        assertThat(street.call("/alerts").as("POST").with("Accept", "text/html").status())
                .isEqualTo(404);
        assertThat(street.call("/v1/nothing").with("Accept", "text/html").status()).isEqualTo(401);
        assertThat(street.call("/session").with("Accept", "text/html").status()).isEqualTo(404);
    }

    @Test
    void whatHasAHashInItsNameIsKeptForAYear() throws Exception {
        HttpResponse<String> script = street.call("/assets/index-4f3a91bc.js").answer();

        assertThat(script.body()).isEqualTo(SCRIPT);
        assertThat(header(script, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(header(script, "Cache-Control"))
                .isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(street.call("/logo.svg").answer(), "Cache-Control"))
                .isEqualTo("no-cache");
        String tag = header(street.call("/logo.svg").answer(), "ETag");
        HttpResponse<String> again = street.call("/logo.svg").with("If-None-Match", tag).answer();
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void packedFilesGoToWhoTakesThem() throws Exception {
        HttpResponse<String> brotli =
                street.call("/assets/index-4f3a91bc.js")
                        .with("Accept-Encoding", "gzip, br")
                        .answer();
        assertThat(header(brotli, "Content-Encoding")).isEqualTo("br");
        assertThat(brotli.body()).isEqualTo("as brotli has it");

        HttpResponse<String> gzip =
                street.call("/assets/index-4f3a91bc.js")
                        .with("Accept-Encoding", "gzip, br;q=0")
                        .answer();
        assertThat(header(gzip, "Content-Encoding")).isEqualTo("gzip");
        assertThat(gzip.body().length()).isLessThan(SCRIPT.length() / 4);
        assertThat(header(gzip, "Vary")).contains("Accept-Encoding");
        assertThat(street.call("/assets/index-4f3a91bc.js.br").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/assets/../../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/assets/..%5c..%5csecret.txt",
                "/%c0%ae%c0%ae/secret.txt",
                "//secret.txt",
                "/assets/..;/..;/secret.txt",
                "/link.txt",
                "/secret.txt",
                "/index.html%00.js"
            })
    void noSpellingOfAPathLeadsOutOfTheFolder(String path) throws Exception {
        try (Wire wire = new Wire(street, "TLSv1.3")) {
            wire.write(
                    "GET "
                            + path
                            + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/plain\r\nConnection: close\r\n\r\n");

            String answer = wire.readAll();

            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("nobody's business");
        }
    }

    @Test
    void aNewConsoleIsShownWithoutARestart() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("index.html"), "first");
        try (Street changing =
                Street.in(
                        Files.createDirectories(folder.resolve("changing")),
                        Map.of("VIGIL_GATEWAY_CONSOLE", other.toString()))) {
            assertThat(changing.call("/").answer().body()).isEqualTo("first");

            Files.writeString(other.resolve("index.html"), "second");

            vigil.gateway.street.Until.holds(
                    () -> changing.call("/").answer().body().equals("second"));
        }
    }

    @Test
    void withoutAConsoleAPlainPageSaysSo() throws Exception {
        try (Street bare = Street.in(Files.createDirectories(folder.resolve("bare")))) {
            assertThat(bare.call("/").answer().body()).contains("No console is installed");
            assertThat(bare.call("/alerts").with("Accept", "text/html").status()).isEqualTo(404);
        }
        assertThatThrownBy(() -> new ConsoleFiles(folder.resolve("nowhere")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
