package vigil.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/transactions",
                "/v1/transactions/",
                "/v1/transactions/tx-1_2.3~4",
                "/v1/iso20022/pacs.008",
                "/.well-known/openid-configuration",
                "/v1/transactions/a%20b",
                "/v1/transactions/%C3%A4",
                "/v1/transactions/...",
                "/v1/transactions/a:b@c"
            })
    void plainPathsPass(String path) {
        assertThat(RawPath.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1",
                "//v1",
                "/v1//transactions",
                "/v1/./transactions",
                "/v1/../oauth2",
                "/v1/transactions/..",
                "/v1/transactions/.",
                "/v1/%2e%2e/oauth2",
                "/v1/%2E/oauth2",
                "/v1/transactions%2f..",
                "/v1/transactions%5c..",
                "/v1\\transactions",
                "/v1/transactions%252f",
                "/v1/transactions;a=b",
                "/v1/transactions%3b",
                "/v1/%00",
                "/v1/%0d%0aX",
                "/v1/%7f",
                "/v1/%",
                "/v1/%2",
                "/v1/%zz",
                "/v1/%c0%af",
                "/v1/%ff",
                "/v1/transactions?x",
                "/v1/transactions#x",
                "/v1/<script>",
                "/v1/a b",
                "/v1/%２０",
                "/v1/ä"
            })
    void everyOtherSpellingIsRefused(String path) {
        assertThat(RawPath.isPlain(path)).isFalse();
    }

    @Test
    void aPathOfMoreThan2048CharactersIsRefused() {
        assertThat(RawPath.isPlain("/" + "a".repeat(2_047))).isTrue();
        assertThat(RawPath.isPlain("/" + "a".repeat(2_048))).isFalse();
    }

    @Test
    void aQueryHoldsNothingButWhatTheRfcAllows() {
        assertThat(RawPath.isPlainQuery("after=abc&limit=10&x=%2F%25&y=a/b?c")).isTrue();
        assertThat(RawPath.isPlainQuery("a=<b>")).isFalse();
        assertThat(RawPath.isPlainQuery("a=%0")).isFalse();
        assertThat(RawPath.isPlainQuery("a=b\u0000")).isFalse();
        assertThat(RawPath.isPlainQuery("a={b}")).isFalse();
        assertThat(RawPath.isPlainQuery("a".repeat(8_193))).isFalse();
    }
}
