package vigil.cases;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;

/** Second looks as officers ask for them. */
final class SecondLooks {

    static final String LOOKS = "/v1/queue/second-looks";
    static final String ALL = LOOKS + "?state=waiting,taken,agreed,disagreed,lapsed&limit=1000";
    static final String DISAGREED =
            "{\"verdict\":\"disagreed\",\"faults\":[\"evidence_missed\",\"procedure\"],\"words\":\"the port was not looked at\"}";

    private SecondLooks() {}

    static Door.Reply rules(Door officer, int revision, String... rules) {
        return Desk.put(
                officer,
                LOOKS + "/settings",
                revision,
                "{\"dueDays\":5,\"rules\":[" + String.join(",", rules) + "]}");
    }

    /** The newest look at an item, as an officer reads it. */
    static JsonNode look(Door officer, UUID item) {
        return officer.get(ALL + "&item=" + item).json().at("/items/0");
    }

    static Door.Reply answer(Door officer, JsonNode look, String body) {
        return Desk.send(officer, path(look) + "/answers", version(look), body);
    }

    static Door.Reply take(Door officer, JsonNode look) {
        return Desk.send(officer, path(look) + "/holds", version(look), "");
    }

    static Door.Reply release(Door officer, JsonNode look) {
        return officer.send(
                officer.request(path(look) + "/holds")
                        .header("If-Match", '"' + Integer.toString(version(look)) + '"')
                        .method("DELETE", HttpRequest.BodyPublishers.noBody()));
    }

    static String path(JsonNode look) {
        return LOOKS + "/" + look.path("lookId").asString();
    }

    static int version(JsonNode look) {
        return look.path("version").asInt();
    }

    static List<String> items(Door officer, String path) {
        List<String> items = new ArrayList<>();
        officer.get(path)
                .json()
                .path("items")
                .forEach(look -> items.add(look.path("itemId").asString()));
        return items;
    }

    static List<String> ids(Door officer) {
        return officer.get(ALL)
                .json()
                .path("items")
                .valueStream()
                .map(look -> look.path("lookId").asString())
                .toList();
    }
}
