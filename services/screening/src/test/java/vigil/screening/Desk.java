package vigil.screening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;

/** An institution's machine and officers at the house's doors. */
final class Desk {

    private static final String CUSTOMERS = "/v1/screening/customers/";
    private static final String HITS = "/v1/screening/hits";

    final Door machine;
    final Door analyst;
    final Door supervisor;
    final Door engineer;
    final Door administrator;

    Desk(House house, String institution) {
        machine = house.door(institution, "machine");
        analyst = house.door(institution, "analyst");
        supervisor = house.door(institution, "supervisor");
        engineer = house.door(institution, "engineer");
        administrator = house.door(institution, "administrator");
    }

    /** A person of a list in FollowTheMoney's JSON. */
    static String person(String id, String name, String... more) {
        return "{\"id\":\"%s\",\"schema\":\"Person\",\"properties\":{\"name\":[\"%s\"]%s,\"topics\":[\"sanction\"]}}"
                .formatted(id, name, more.length == 0 ? "" : "," + String.join(",", more));
    }

    /** A customer's description. */
    static String described(String name, String... more) {
        return "{\"schema\":\"Person\",\"properties\":{\"name\":[\"%s\"]%s}}"
                .formatted(name, more.length == 0 ? "" : "," + String.join(",", more));
    }

    /** Puts a list of these entities in force, with a second officer where one is needed. */
    JsonNode bring(String list, String... entities) {
        Door.Reply reply = tryBring(engineer, list, entities);
        if (reply.status() == 202) {
            reply = tryBring(administrator, list, entities);
        }
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    static Door.Reply tryBring(Door officer, String list, String... entities) {
        return officer.post(
                "/v1/screening/lists/" + list + "/versions?format=ftm",
                "application/octet-stream",
                List.of(entities).stream()
                        .collect(Collectors.joining("\n", "", "\n"))
                        .getBytes(UTF_8));
    }

    Door.Reply tryPut(String customer, String description) {
        return machine.send(
                machine.request(CUSTOMERS + customer)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(description)));
    }

    /** Puts a customer; gives its hits. */
    JsonNode put(String customer, String description) {
        Door.Reply reply = tryPut(customer, description);
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
        return reply.json().path("hits");
    }

    int remove(String customer) {
        return machine.send(machine.request(CUSTOMERS + customer).DELETE()).status();
    }

    /** How many hits a customer has. */
    int hits(String customer) {
        return analyst.get(HITS + "?customer=" + customer).json().path("items").size();
    }

    /** The only hit of a customer. */
    JsonNode hit(String customer) {
        JsonNode items = analyst.get(HITS + "?customer=" + customer).json().path("items");
        assertThat(items.size()).as("hits of " + customer).isEqualTo(1);
        return items.get(0);
    }

    /** The only hit of a customer as {@code state/reason}. */
    String standing(String customer) {
        JsonNode hit = hit(customer);
        return hit.path("state").asString() + "/" + hit.path("reason").asString();
    }

    Door.Reply judge(Door officer, JsonNode hit, String state) {
        return act(
                officer,
                hit,
                "judgements",
                "{\"state\":\"" + state + "\",\"reason\":\"born elsewhere\"}");
    }

    Door.Reply confirm(Door officer, JsonNode hit) {
        return act(officer, hit, "confirmations", "");
    }

    /** A judgement with its confirmation. */
    void whitelisted(String customer) {
        assertThat(judge(analyst, hit(customer), "false_positive").status()).isEqualTo(200);
        Door.Reply confirmed = confirm(supervisor, hit(customer));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(standing(customer)).isEqualTo("false_positive/judged");
    }

    private static Door.Reply act(Door officer, JsonNode hit, String act, String body) {
        return officer.send(
                officer.request(HITS + "/" + hit.path("hit").asString() + "/" + act)
                        .header("Content-Type", "application/json")
                        .header("If-Match", '"' + hit.path("revision").asString() + '"')
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
