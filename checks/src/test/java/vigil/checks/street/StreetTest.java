package vigil.checks.street;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import vigil.checks.faults.FaultRounds;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.street.House;
import vigil.testkit.Until;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StreetTest {

    private static final String NAME = "Zyxwvuta Plantedname";
    private static final String IBAN = "GB33BUKB20201555555555";
    private static final String REMITTANCE = "PLANTED-REMITTANCE-7731";
    private static final String STREET_NAME = "Plantedstrasse 4711";
    private static final List<String> ROLES =
            List.of("machine", "analyst", "supervisor", "engineer", "auditor", "administrator");

    private static final AtomicInteger paid = new AtomicInteger();

    private static RunningStreet street;

    @BeforeAll
    static void start() throws Exception {
        street = RunningStreet.start(checkout());
    }

    @AfterAll
    static void stop() {
        street.close();
    }

    @Test
    @Order(1)
    void aTransactionIsDecidedAndFoundAgain() {
        HttpResponse<String> answer =
                street.post("/v1/transactions", "application/json", payment("walk-1", "A", "B"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String id = FrontDoor.json(answer.body()).path("transactionId").asString();
        assertThat(FrontDoor.json(answer.body()).path("outcome").asString())
                .isEqualToIgnoringCase("approve");
        assertThat(street.get("demo", "analyst", "/v1/transactions/" + id).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(2)
    void theSameTransactionHasTheSameAnswerAndOtherContentNone() {
        byte[] first = payment("same-1", "A", "B");

        String once = street.post("/v1/transactions", "application/json", first).body();
        String again = street.post("/v1/transactions", "application/json", first).body();
        HttpResponse<String> other =
                street.post("/v1/transactions", "application/json", payment("same-1", "A", "C"));

        assertThat(FrontDoor.json(again).path("transactionId"))
                .isEqualTo(FrontDoor.json(once).path("transactionId"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("\"code\":\"conflict\"");
    }

    @Test
    @Order(3)
    void twoOfficersTakeTheTopAlertToTheAuthoritysAnswer() throws Exception {
        assertThat(new OfficersWalk(street).walk()).endsWith("acknowledged\n");
    }

    @Test
    @Order(3)
    void aRevokedTokenIsRefusedEverywhereWithinFiveSeconds() {
        Revoking revoking = new Revoking(street, "supervisor");
        assertThat(revoking.statuses()).containsOnly(200);
        CompletableFuture<Void> stream = revoking.openStream();

        assertThat(revoking.untilRefusedEverywhere()).isLessThan(Duration.ofSeconds(5));
        assertThat(stream).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    @Order(3)
    void everyRoleMayDoWhatItsWorkNeedsAndNoMore() {
        Map<String, Integer> expected = new LinkedHashMap<>();
        Map<String, Integer> found = new LinkedHashMap<>();
        for (String role : ROLES) {
            boolean machine = role.equals("machine");
            for (String path : List.of("/v1/transactions", "/v1/decisions", "/v1/alerts")) {
                expected.put(role + " GET " + path, 200);
                int status = street.get("demo", role, path).statusCode();
                found.put(role + " GET " + path, machine && status == 403 ? 200 : status);
            }
            expected.put(role + " POST", machine ? 200 : 403);
            found.put(
                    role + " POST",
                    street.post(
                                    street.door("demo", role),
                                    "/v1/transactions",
                                    "application/json",
                                    payment("role-" + role, "A", "B"))
                            .statusCode());
        }

        assertThat(found).isEqualTo(expected);
        assertThat(street.anonymously("/v1/alerts").statusCode()).isEqualTo(401);
        assertThat(street.anonymously("/v1/alerts").body())
                .contains("\"code\":\"unauthenticated\"");
    }

    @Test
    @Order(4)
    void anotherInstitutionFindsNothing() {
        String body =
                street.post("/v1/transactions", "application/json", payment("mine-1", "A", "B"))
                        .body();
        String id = FrontDoor.json(body).path("transactionId").asString();

        assertThat(street.get("other", "analyst", "/v1/transactions/" + id).statusCode())
                .isEqualTo(404);
        assertThat(street.get("other", "analyst", "/v1/decisions/" + id).statusCode())
                .isEqualTo(404);
        assertThat(street.get("other", "analyst", "/v1/transactions").body()).doesNotContain(id);
    }

    @Test
    @Order(5)
    void hostileInputIsAProblemAndNeverAFailure() {
        for (Hostile attack : Hostile.all()) {
            HttpResponse<String> answer =
                    street.post(attack.path(), attack.contentType(), attack.body());
            assertThat(answer.statusCode())
                    .as("%s: %s", attack.name(), answer.body())
                    .isBetween(400, 422);
            assertThat(answer.headers().firstValue("content-type").orElse(""))
                    .as(attack.name())
                    .startsWith("application/problem+json");
            assertThat(answer.body())
                    .as(attack.name())
                    .contains("\"code\"")
                    .doesNotContain("Exception");
        }
        String stored = street.get("demo", "analyst", "/v1/transactions?limit=200").body();
        assertThat(stored).doesNotContain("hostile-");
    }

    @Test
    @Order(6)
    void plantedPersonalDataAppearsNowhere() throws Exception {
        plant();

        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(street.state().root())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (holds(file)) {
                    found.add(street.state().root().relativize(file).toString());
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    @Order(7)
    void aPaymentToAListedNameIsHeldAndTheReasonNamesTheEntry() {
        Until.holds("hits are found", () -> screening(paid("Bank Melli Iran")).equals("hit"));

        JsonNode held = paid("Bank Melli Iran");

        assertThat(held.path("outcome").asString()).isEqualTo("block_and_review");
        assertThat(reason(held, "sanctions-payee"))
                .matches("The payee may be ofac-sdn-\\d+ of list ofac-sdn \\(9\\d\\.\\d %\\).*");
    }

    @Test
    @Order(8)
    void everyOperationIsForThoseWhoMayAndForNobodyElse() throws Exception {
        Matrix matrix = Matrix.of(street, checkout());

        assertThat(matrix.decided()).isEqualTo(matrix.described());
        assertThat(matrix.broken("demo")).isEmpty();
        assertThat(matrix.broken("other")).isEmpty();
        assertThat(matrix.brokenByStrangers()).isEmpty();
    }

    @Test
    @Order(9)
    void whatBelongsToOneInstitutionIsNothingToAnother() throws Exception {
        Foreigners foreigners = Foreigners.of(street, checkout());
        List<Thing> things = new Belongings(street).bring();
        assertThat(foreigners.uncovered(things)).isEmpty();

        Map<Thing, String> before = new LinkedHashMap<>();
        things.forEach(thing -> before.put(thing, foreigners.seen(thing)));
        List<String> broken =
                things.stream()
                        .flatMap(thing -> foreigners.broken(thing, things).stream())
                        .toList();

        assertThat(broken).isEmpty();
        before.forEach(
                (thing, was) -> assertThat(foreigners.seen(thing)).as(thing.path()).isEqualTo(was));
    }

    @Test
    @Order(10)
    void everyAnswerSoFarIsWhatItsHouseHasPublished() throws Exception {
        try (Stream<String> lines = Files.lines(street.state().log("gateway"))) {
            assertThat(lines.filter(line -> line.contains("not what its house has published")))
                    .isEmpty();
        }
    }

    @Test
    @Order(10)
    void whatWasRefusedStandsInTheTopicOfSecurityEvents() {
        String token = street.door("demo", "analyst").token();
        String unsigned =
                Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8))
                        + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
        assertThat(street.with("Bearer " + unsigned, "/v1/alerts").statusCode()).isEqualTo(401);
        assertThat(street.with("Basic bm9ib2R5OndvbmRlcg==", "/oauth2/token").statusCode())
                .isEqualTo(401);
        street.post(
                "/v1/transactions",
                "application/json",
                "{\"remittance\":\"' union select password from officers --\"}".getBytes(UTF_8));

        Until.holds(
                "all is told",
                () ->
                        SecurityTopic.told(street.state())
                                .containsAll(
                                        List.of(
                                                "gateway token.refused missing",
                                                "gateway token.refused malformed",
                                                "gateway call.denied forbidden",
                                                "gateway call.blocked sql",
                                                "identity client.refused invalid_client")));
    }

    @Test
    @Order(11)
    void withTheScreeningHouseKilledPaymentsAreReviewedUntilItIsBackByItself() {
        street.kill(House.SCREENING);

        JsonNode unscreened = paid("Emilia Unheardof");

        assertThat(unscreened.path("outcome").asString()).isEqualTo("review");
        assertThat(unscreened.has("fallback")).isFalse();
        assertThat(reason(unscreened, "parties-unscreened")).startsWith("Parties not screened:");
        Until.holds("it is back", () -> screening(paid("Emilia Unheardof")).equals("clear"));
    }

    @Test
    @Order(12)
    void twentyKillsLoseAndDoubleNothing() throws Exception {
        assertThat(FaultRounds.on(street.state(), 20, 7)).isEmpty();
    }

    private static JsonNode paid(String payee) {
        String id = "listed-" + paid.incrementAndGet();
        String payment =
                """
                {"transactionId":"%1$s","timestamp":"2026-03-01T09:00:00Z","format":"wire",\
                "payer":{"account":{"number":"%1$s"}},\
                "payee":{"account":{"number":"%1$s-payee"},"name":"%2$s"},\
                "amount":{"value":"25.00","currency":"USD"}}\
                """
                        .formatted(id, payee);
        HttpResponse<String> answer =
                street.post("/v1/transactions", "application/json", payment.getBytes(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return FrontDoor.json(answer.body());
    }

    private static String screening(JsonNode decision) {
        return decision.path("screening").path("payee").asString("");
    }

    private static String reason(JsonNode decision, String scenario) {
        for (JsonNode hit : decision.path("hitRules")) {
            if (hit.path("ruleId").asString().equals(scenario)) {
                return hit.path("reason").asString();
            }
        }
        return "not met: " + decision;
    }

    private static void plant() {
        String party =
                """
                {"account":{"iban":"%s"},"name":"%s","address":["%s"],"country":"GB"}\
                """
                        .formatted(IBAN, NAME, STREET_NAME);
        String json =
                """
                {"transactionId":"planted-1","timestamp":"2026-03-01T10:00:00Z","format":"wire","payer":%s,\
                "payee":{"account":{"number":"77"},"name":"%s"},"amount":{"value":"12.00","currency":"GBP"},\
                "remittance":"%s"}\
                """
                        .formatted(party, NAME, REMITTANCE);
        HttpResponse<String> taken =
                street.post("/v1/transactions", "application/json", json.getBytes(UTF_8));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        // What is refused must not be repeated anywhere either.
        street.post(
                "/v1/transactions",
                "application/json",
                json.replace("12.00", "12.001").getBytes(UTF_8));
        street.post(
                "/v1/transactions",
                "application/json",
                json.substring(0, json.length() - 9).getBytes(UTF_8));
        street.post(
                "/v1/iso20022/pacs.008",
                "application/xml",
                ("<x>" + json + "</x>").getBytes(UTF_8));
        street.get("demo", "analyst", "/v1/transactions?account=" + IBAN);
        street.get("demo", "analyst", "/v1/transactions/" + IBAN);
    }

    private static boolean holds(Path file) throws IOException {
        String content;
        try {
            content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return false; // A running database takes files away.
        }
        List<String> planted =
                new ArrayList<>(List.of(NAME, IBAN, REMITTANCE, STREET_NAME, "Plantedname"));
        return planted.stream().anyMatch(content::contains);
    }

    private static byte[] payment(String id, String payer, String payee) {
        return """
        {"transactionId":"%s","timestamp":"2026-03-01T09:00:00Z","format":"ach",\
        "payer":{"account":{"number":"%s"},"bank":{"code":"001"}},\
        "payee":{"account":{"number":"%s"},"bank":{"code":"002"}},\
        "amount":{"value":"25.00","currency":"USD"}}\
        """
                .formatted(id, payer, payee)
                .getBytes(UTF_8);
    }

    private static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("vigil"))) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return folder;
    }
}
