package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.gateway.street.Street;

/** What no polite client writes. */
class WireTest {

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

    @Test
    void onlyTls13IsSpoken() throws Exception {
        try (Wire wire = new Wire(street, "TLSv1.3")) {
            assertThat(wire.protocol()).isEqualTo("TLSv1.3");
        }
        assertThatThrownBy(() -> new Wire(street, "TLSv1.2")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4|Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked|Content-Length: 4",
                "Content-Length: 4|Content-Length: 5",
                "Content-Length: 4, 4",
                "Content-Length: +4",
                "Content-Length: -1",
                "Content-Length: 0x4",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding:\u000bchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: gzip, chunked, chunked",
                "Content-Length : 4",
                " Content-Length: 4",
                "X: a|\tContent-Length: 4",
                "Host: other",
                "X-Bad\u0000: a",
                "X: a\u0000b"
            })
    void aShapeThatTwoReadersCouldReadDifferentlyIsRefused(String lines) throws Exception {
        int before = street.monitoring().seen().size();

        String answer =
                exchange(
                        "POST /v1/transactions HTTP/1.1\r\nHost: localhost\r\n"
                                + authorization()
                                + lines.replace("|", "\r\n")
                                + "\r\n\r\n0\r\n\r\nGET /v1/smuggled HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
        assertThat(answer).doesNotContain("HTTP/1.1 2");
        assertThat(street.monitoring().seen().stream().skip(before)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/../oauth2/token HTTP/1.1",
                "GET /v1/transactions/..%2f..%2foauth2 HTTP/1.1",
                "GET /v1/%2e%2e/actuator HTTP/1.1",
                "GET /v1/transactions/%252e%252e HTTP/1.1",
                "GET /v1/transactions;x=1 HTTP/1.1",
                "GET //v1/transactions HTTP/1.1",
                "GET /v1\\transactions HTTP/1.1",
                "GET /v1/transactions#a HTTP/1.1",
                "GET v1/transactions HTTP/1.1",
                "GET /v1/transactions",
                "GET /v1/transactions HTTP/0.9",
                "GET /v1/transactions HTTP/9.9",
                "get /v1/transactions HTTP/1.1",
                "GET /v1/trans actions HTTP/1.1"
            })
    void anAddressInAnotherSpellingIsRefused(String line) throws Exception {
        int before = street.monitoring().seen().size();

        String answer =
                exchange(
                        line
                                + "\r\nHost: localhost\r\n"
                                + authorization()
                                + "Connection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1\\.1 (4|505).*");
        assertThat(street.monitoring().seen()).hasSize(before);
    }

    @Test
    void noTunnelIsOpened() throws Exception {
        try (Wire wire = new Wire(street, "TLSv1.3")) {
            wire.write("CONNECT localhost:1 HTTP/1.1\r\nHost: localhost:1\r\n\r\n");

            assertThat(wire.readLine()).startsWith("HTTP/1.1 405");
        }
    }

    @Test
    void noOtherProtocolIsSwitchedTo() throws Exception {
        String answer =
                exchange(
                        "GET /v1/alerts HTTP/1.1\r\nHost: localhost\r\n"
                                + authorization()
                                + "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\n"
                                + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");

        assertThat(answer).doesNotContain("101 Switching").matches("(?s)HTTP/1\\.1 (200|400).*");
    }

    @Test
    void anAbsoluteAddressNamesNoOtherHouse() throws Exception {
        String answer =
                exchange(
                        "GET http://127.0.0.1:1/v1/alerts HTTP/1.1\r\nHost: 127.0.0.1:1\r\n"
                                + authorization()
                                + "Connection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(street.monitoring().last().target()).isEqualTo("/v1/alerts");
    }

    @Test
    void headersThatAreTooLargeAreRefusedAsAProblem() throws Exception {
        String answer =
                exchange(
                        "GET /v1/alerts HTTP/1.1\r\nHost: localhost\r\nX: "
                                + "a".repeat(20_000)
                                + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431").contains("\"code\":\"headers-too-large\"");
    }

    @Test
    void headersNamedByConnectionGoNoFurther() throws Exception {
        String answer =
                exchange(
                        "GET /v1/alerts HTTP/1.1\r\nHost: localhost\r\n"
                                + authorization()
                                + "Connection: close, X-Private\r\nX-Private: 1\r\nX-Public: 2\r\n"
                                + "TE: trailers\r\nKeep-Alive: timeout=1\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        var seen = street.monitoring().last();
        assertThat(seen.all("X-private")).isEmpty();
        assertThat(seen.all("X-public")).containsExactly("2");
        assertThat(seen.all("Te")).isEmpty();
        assertThat(seen.all("Keep-alive")).isEmpty();
    }

    @Test
    void aRefusalOfTheServerItselfCarriesTheSafeHeadersToo() throws Exception {
        String answer = exchange("rubbish\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("Strict-Transport-Security", "\"code\":\"malformed\"")
                .doesNotContain("rubbish", "Jetty", "jetty");
    }

    private static String authorization() {
        return "Authorization: Bearer " + street.issuer().token() + "\r\n";
    }

    private static String exchange(String text) throws IOException {
        try (Wire wire = new Wire(street, "TLSv1.3")) {
            wire.write(text);
            return wire.readAll();
        }
    }
}
