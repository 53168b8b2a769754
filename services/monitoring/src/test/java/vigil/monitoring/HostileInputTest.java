package vigil.monitoring;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vigil.testkit.Door;

class HostileInputTest {

    private static final String GOOD = Payments.one("hostile-1", "25.00");

    private final House house = House.shared();

    @Test
    void whateverIsSentIsAProblemAndNothingIsKept() {
        long before = house.street().database().number("select count(*) from transactions");

        bodies().forEach((name, body) -> {
            Door.Reply reply = house.machine().post("/v1/transactions", "application/json", body);
            assertThat(reply.status()).as(name + ": " + reply.text()).isBetween(400, 422);
            assertThat(reply.header("content-type"))
                    .as(name)
                    .startsWith("application/problem+json");
            assertThat(reply.json().path("code").asString()).as(name).isNotEmpty();
        });

        assertThat(house.street().database().number("select count(*) from transactions"))
                .isEqualTo(before);
    }

    @Test
    void randomChangesToAGoodPaymentNeverBreakAnything() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            byte[] body = GOOD.replace("hostile-1", "mutant-" + round).getBytes(UTF_8);
            for (int i = 0; i <= random.nextInt(4); i++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            Door.Reply reply = house.machine().post("/v1/transactions", "application/json", body);
            assertThat(reply.status()).as(new String(body, UTF_8)).isLessThan(500);
        }
    }

    @Test
    void addressesAndMethodsThatDoNotExistAreProblems() {
        assertProblem(house.analyst().get("/v1/nothing"), 404);
        assertProblem(house.machine().post("/v1/alerts", "{}"), 405);
        assertProblem(
                house.machine().post("/v1/transactions", "text/plain", GOOD.getBytes(UTF_8)), 415);
        assertProblem(house.analyst().get("/v1/transactions/%2e%2e%2fetc"), 400);
    }

    private static void assertProblem(Door.Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    }

    private static Map<String, byte[]> bodies() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("empty", "");
        texts.put("cut off", GOOD.substring(0, GOOD.length() / 2));
        texts.put("null", "null");
        texts.put("a number", "17");
        texts.put("an empty list", "[]");
        texts.put("deep", "[".repeat(100_000));
        texts.put("enormous", "\"" + "x".repeat(6_000_000) + "\"");
        texts.put("wrong scale", GOOD.replace("25.00", "25.001"));
        texts.put("negative", GOOD.replace("25.00", "-25.00"));
        texts.put("exponent", GOOD.replace("25.00", "1e999999999"));
        texts.put("unknown currency", GOOD.replace("USD", "QQQ"));
        texts.put("a currency without a rate", GOOD.replace("USD", "DEM"));
        texts.put("another century", GOOD.replace("2026-03-01", "1826-03-01"));
        texts.put("the far future", GOOD.replace("2026-03-01", "9926-03-01"));
        texts.put("an unknown field", GOOD.replace("\"format\"", "\"admin\":true,\"format\""));
        texts.put("a zero byte", GOOD.replace("A-1", "A\\u0000"));
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        texts.forEach((name, text) -> bodies.put(name, text.getBytes(UTF_8)));
        bodies.put("UTF-16", GOOD.getBytes(UTF_16));
        bodies.put("broken UTF-8", new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', '}'});
        return bodies;
    }
}
