package vigil.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;

/** What a client that knows OpenSanctions' API alone asks, and is answered. */
class MatchTest {

    private final House house = House.shared();
    private final Door machine = house.machine();

    @Test
    void aListedNameIsFoundWithItsEntryNumber() {
        JsonNode answer =
                ask(
                        "/match/ofac-sdn",
                        "{\"queries\":{\"q1\":{\"schema\":\"Person\",\"properties\":{\"name\":[\"Aiman Muhammed Rabi al-Zawahiri\"]}}}}");

        JsonNode first = answer.at("/responses/q1/results/0");
        assertThat(first.path("id").asString()).isEqualTo("ofac-sdn-2676");
        assertThat(first.path("match").asBoolean()).isTrue();
        assertThat(first.path("score").asDouble()).isGreaterThan(0.9);
        assertThat(first.path("caption").asString()).isNotBlank();
        assertThat(first.path("schema").asString()).isEqualTo("Person");
        assertThat(first.path("datasets").get(0).asString()).isEqualTo("ofac-sdn");
        assertThat(first.at("/properties/name/0").asString()).isNotBlank();
        assertThat(first.at("/features/name").asDouble()).isPositive();
        assertThat(answer.at("/responses/q1/status").asInt()).isEqualTo(200);
        assertThat(answer.at("/responses/q1/query/schema").asString()).isEqualTo("Person");
        assertThat(answer.at("/lists/ofac-sdn").asString()).hasSize(64);
    }

    @Test
    void aBirthDateSpeaksForOrAgainst() {
        String with =
                "{\"queries\":{\"right\":{\"schema\":\"Person\",\"properties\":{\"name\":[\"Ayman Zawahiri\"],\"birthDate\":[\"1951-06-19\"]}},"
                        + "\"wrong\":{\"schema\":\"Person\",\"properties\":{\"name\":[\"Ayman Zawahiri\"],\"birthDate\":[\"1990-01-02\"]}}}}";
        JsonNode answer = ask("/match/ofac-sdn?cutoff=0&limit=1", with);

        JsonNode right = answer.at("/responses/right/results/0");
        JsonNode wrong = answer.at("/responses/wrong/results/0");
        assertThat(right.at("/features/birthDate").asDouble()).isPositive();
        assertThat(wrong.at("/features/birthDate").asDouble()).isNegative();
        assertThat(right.path("score").asDouble()).isGreaterThan(wrong.path("score").asDouble());
        assertThat(right.at("/explanations/birthDate/detail").asString())
                .startsWith("Born on the same day");
    }

    @Test
    void severalQueriesAreAnsweredByTheirNames() {
        JsonNode answer =
                ask(
                        "/match/default?limit=2&threshold=0.9&cutoff=0.3",
                        """
                        {"queries":{
                          "ship":{"schema":"Vessel","properties":{"imoNumber":["9187629"]}},
                          "wallet":{"schema":"CryptoWallet","properties":{"publicKey":["12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h"]}},
                          "nobody":{"schema":"Person","properties":{"name":["Xqwzv Plimbhurst"]}}}}\
                        """);

        assertThat(answer.path("responses").propertyNames())
                .containsExactly("ship", "wallet", "nobody");
        assertThat(answer.at("/responses/nobody/results").isEmpty()).isTrue();
        assertThat(answer.at("/responses/nobody/total/value").asInt()).isZero();
        assertThat(answer.at("/responses/wallet/results/0/score").asDouble()).isGreaterThan(0.9);
        assertThat(answer.path("limit").asInt()).isEqualTo(2);
    }

    @Test
    void limitThresholdAndCutoffDoWhatTheySay() {
        String query =
                "{\"queries\":{\"q\":{\"schema\":\"Person\",\"properties\":{\"name\":[\"Mohammed Ali\"]}}}}";
        JsonNode many =
                ask("/match/ofac-sdn?limit=20&cutoff=0.1", query).at("/responses/q/results");
        JsonNode one = ask("/match/ofac-sdn?limit=1&cutoff=0.1", query).at("/responses/q/results");

        assertThat(many.size()).isGreaterThan(1).isLessThanOrEqualTo(20);
        assertThat(one.size()).isEqualTo(1);
        assertThat(one.get(0).path("id")).isEqualTo(many.get(0).path("id"));
        double before = 1;
        for (JsonNode result : many) {
            double score = result.path("score").asDouble();
            assertThat(score).isBetween(0.1, before);
            before = score;
        }
        JsonNode excluded =
                ask(
                                "/match/ofac-sdn?limit=1&cutoff=0.1&exclude_entity_ids="
                                        + one.get(0).path("id").asString(),
                                query)
                        .at("/responses/q/results");
        assertThat(excluded.get(0).path("id")).isEqualTo(many.get(1).path("id"));
    }

    @Test
    void anEntryIsLookedUpByItsIdOrItsName() {
        JsonNode byId = machine.get("/v1/screening/search?q=ofac-sdn-2676").json();
        JsonNode byName = machine.get("/v1/screening/search?q=Ayman%20Zawahiri").json();

        assertThat(byId.at("/results/0/hits/0/entry").asString()).isEqualTo("ofac-sdn-2676");
        assertThat(byName.at("/results/0/hits/0/entry").asString()).isEqualTo("ofac-sdn-2676");
    }

    @Test
    void whatCannotBeAskedIsToldInFull() {
        Door.Reply reply =
                machine.post(
                        "/match/ofac-sdn",
                        "{\"queries\":{\"a\":{\"schema\":\"Sanction\",\"properties\":{}},\"b\":{\"schema\":\"Person\",\"properties\":{\"name\":{\"x\":1}}},\"c\":[]}}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("code").asString()).isEqualTo("validation-failed");
        assertThat(reply.json().path("errors"))
                .extracting(error -> error.path("field").asString())
                .containsExactly("queries.a.schema", "queries.b.properties.name", "queries.c");
        assertThat(machine.post("/match/nowhere", "{}").status()).isEqualTo(404);
        assertThat(machine.post("/match/ofac-sdn", "{\"queries\":{}}").status()).isEqualTo(422);
        assertThat(machine.post("/match/ofac-sdn?limit=0", "{}").status()).isEqualTo(422);
        assertThat(machine.post("/match/ofac-sdn", "{\"queries\"").status()).isEqualTo(400);
        assertThat(house.stranger().post("/match/ofac-sdn", "{}").status()).isEqualTo(401);
    }

    private JsonNode ask(String path, String body) {
        Door.Reply reply = machine.post(path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }
}
