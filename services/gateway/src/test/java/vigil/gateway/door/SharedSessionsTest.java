package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.gateway.street.ConsoleBrowser;
import vigil.gateway.street.RedisServer;
import vigil.gateway.street.Street;
import vigil.gateway.street.Until;

/** Two gateways of one street, and one whose sessions are short. */
class SharedSessionsTest {

    private static final String SESSION = "__Host-vigil-session";

    @TempDir private static Path folder;
    private static RedisServer redis;
    private static Street first;

    @BeforeAll
    static void open() throws Exception {
        redis = RedisServer.in(folder);
        first = Street.in(folder, settings(Map.of()));
    }

    @AfterAll
    static void close() {
        first.close();
        redis.close();
    }

    private static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Street.withSessions(folder));
        settings.putAll(redis.settings());
        settings.putAll(more);
        return settings;
    }

    @Test
    void aSessionHoldsAtEveryGatewayAndEndsAtEvery() throws Exception {
        Path beside = Files.createDirectory(folder.resolve("beside"));
        try (Street second = Street.in(beside, settings(Map.of()), first)) {
            ConsoleBrowser one = new ConsoleBrowser(first);
            one.signIn("/");
            ConsoleBrowser other = new ConsoleBrowser(second);
            other.cookies().putAll(one.cookies());

            assertThat(other.session().path("officerId").asString()).isEqualTo("officer-1");
            assertThat(other.get("/v1/alerts").statusCode()).isEqualTo(200);
            assertThat(other.post("/session/end", "").statusCode()).isEqualTo(200);

            assertThat(one.get("/v1/alerts").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void nothingOfASessionIsReadableInRedis() throws Exception {
        ConsoleBrowser browser = new ConsoleBrowser(first);
        browser.signIn("/");
        String cookie = browser.cookies().getOrDefault(SESSION, "");

        String all = redis.everythingBelow("vigil:sessions:");

        assertThat(all)
                .isNotEmpty()
                .doesNotContain(cookie)
                .doesNotContain("officer-1")
                .doesNotContain("eyJ")
                .doesNotContain(browser.session().path("formToken").asString());
    }

    @Test
    void withoutRedisNobodyIsLetInAndNobodyIsSignedOut() throws Exception {
        ConsoleBrowser browser = new ConsoleBrowser(first);
        browser.signIn("/");
        redis.kill();

        HttpResponse<String> answer = browser.get("/v1/alerts");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");

        redis.startAgain();
        // Nothing was on disk: whoever was signed in signs in again.
        Until.holds(() -> browser.get("/session").statusCode() == 401);
    }

    @Test
    void aSessionEndsWhenItIsIdleAndWhenItsTimeIsOver() throws Exception {
        Path beside = Files.createDirectory(folder.resolve("short"));
        Map<String, String> brief =
                Map.of(
                        "VIGIL_GATEWAY_SESSIONS_IDLE_SECONDS", "1",
                        "VIGIL_GATEWAY_SESSIONS_LIFE_SECONDS", "3");
        try (Street street = Street.in(beside, settings(brief), first)) {
            ConsoleBrowser idle = new ConsoleBrowser(street);
            idle.signIn("/");
            // To be asked who is signed in is not to be used.
            Until.holds(() -> idle.get("/session").statusCode() == 401);

            ConsoleBrowser busy = new ConsoleBrowser(street);
            busy.signIn("/");
            long begun = System.nanoTime();
            Until.holds(() -> busy.get("/v1/alerts").statusCode() == 401);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isGreaterThan(Duration.ofSeconds(2));
        }
    }
}
