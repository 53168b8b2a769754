package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.gateway.street.RedisServer;
import vigil.gateway.street.Street;
import vigil.gateway.street.Until;

/** Two gateways before one Redis. */
class SharedLimitsTest {

    private static final String ATTACK = "{\"remittance\":\"' or 1=1 --\"}";
    private static final int BURST = 40;

    @TempDir private Path folder;
    private RedisServer redis;

    @BeforeEach
    void startRedis() throws Exception {
        redis = RedisServer.in(Files.createDirectory(folder.resolve("redis")));
    }

    @AfterEach
    void stopRedis() {
        redis.close();
    }

    @Test
    void whatOneGatewayLetPassCountsAtTheOther() throws Exception {
        try (Street one = gateway("one");
                Street two = gateway("two")) {
            assertThat(passed(one)).isBetween(BURST, BURST + 10);

            Until.holds(() -> two.call("/oauth2/jwks").status() == 429);
            assertThat(one.told()).noneMatch(event -> event.kind() == Kind.LIMITS_ALONE);
        }
    }

    @Test
    void aGatewayThatStartsAgainRemembersWhoAttacked() throws Exception {
        try (Street one = gateway("one")) {
            String token = one.issuer().token();
            for (int i = 0; i < 8; i++) {
                one.call("/v1/transactions").bearing(token).sending(ATTACK).status();
            }
            Until.holds(
                    () -> figures(one).contains("vigil_gateway_callers_watched{house=\"all\"} 2"));
        }

        try (Street again = gateway("again")) {
            again.call("/v1/alerts").bearing(again.issuer().token()).status();

            Until.holds(() ->
                    figures(again).contains("vigil_gateway_callers_watched{house=\"all\"} 2"));
        }
    }

    @Test
    void withoutRedisHalfIsLeftAndItIsToldOnceAndComesBack() throws Exception {
        try (Street one = gateway("one")) {
            assertThat(figures(one)).contains(shared(true));
            redis.kill();
            Until.holds(() -> figures(one).contains(shared(false)));

            assertThat(passed(one)).isBetween(BURST / 2, BURST / 2 + 10);
            assertThat(kinds(one)).containsOnlyOnce(Kind.LIMITS_ALONE);

            redis.startAgain();
            Until.holds(() -> figures(one).contains(shared(true)));
            Until.holds(() -> kinds(one).contains(Kind.LIMITS_SHARED));
            assertThat(kinds(one)).containsOnlyOnce(Kind.LIMITS_ALONE, Kind.LIMITS_SHARED);
        }
    }

    @Test
    void aGatewayThatFindsNoRedisIsOpenAndSaysSo() throws Exception {
        redis.kill();
        try (Street one = gateway("one", false)) {
            assertThat(one.call("/v1/alerts").allowed().status()).isEqualTo(200);
            Until.holds(() -> kinds(one).contains(Kind.LIMITS_ALONE));
        }
    }

    private Street gateway(String name) throws Exception {
        return gateway(name, true);
    }

    private Street gateway(String name, boolean found) throws Exception {
        Map<String, String> settings = new HashMap<>(redis.settings());
        settings.put("VIGIL_GATEWAY_STRANGER_RATE", "1");
        settings.put("VIGIL_GATEWAY_STRANGER_BURST", Integer.toString(BURST));
        Street street = Street.in(Files.createDirectory(folder.resolve(name)), settings);
        Until.holds(() -> figures(street).contains(shared(found)));
        return street;
    }

    /** How many of a stranger's requests pass until one is too many. */
    private static int passed(Street street) throws Exception {
        int passed = 0;
        while (street.call("/oauth2/jwks").status() == 200) {
            passed++;
        }
        return passed;
    }

    private static List<Kind> kinds(Street street) {
        return street.told().stream()
                .map(event -> event.kind())
                .filter(kind -> kind == Kind.LIMITS_ALONE || kind == Kind.LIMITS_SHARED)
                .toList();
    }

    private static String shared(boolean all) {
        return "vigil_gateway_limits_shared{house=\"all\"} " + (all ? "1.0" : "0.0");
    }

    private static String figures(Street street) throws Exception {
        return street.client()
                .send(
                        HttpRequest.newBuilder(street.watchAt("/actuator/prometheus")).build(),
                        BodyHandlers.ofString())
                .body();
    }
}
