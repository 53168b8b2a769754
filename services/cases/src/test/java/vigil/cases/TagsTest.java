package vigil.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Broker;
import vigil.testkit.Door;
import vigil.testkit.Until;

/** Words by which officers sort alerts and cases. */
class TagsTest {

    private static final House HOUSE = House.shared();
    private final Desk desk =
            new Desk(HOUSE, "tags-" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void tagsAreSetAsTheyWereSeenAndStandInTheTimeline() {
        UUID item = desk.alert().opened().id;

        Door.Reply set = desk.setTags(desk.analyst, item, "  Salary  Run ", "cash-shop", "Größe");
        Door.Reply late =
                Desk.put(desk.second, "/v1/queue/" + item + "/tags", 1, Desk.tags("other"));
        desk.tag(item, "salary run");

        assertThat(words(set.json().path("tags")))
                .containsExactly("cash-shop", "größe", "salary run");
        assertThat(late.status()).isEqualTo(409);
        assertThat(words(late.json().at("/current/tags"))).hasSize(3);
        JsonNode timeline = desk.item(item).json().path("timeline");
        assertThat(timeline.at("/0/what").asString()).isEqualTo("tagged");
        assertThat(timeline.at("/0/details/removed").asString()).isEqualTo("cash-shop, größe");
        assertThat(timeline.at("/1/details/added").asString())
                .isEqualTo("cash-shop, größe, salary run");
    }

    @Test
    void theSameTagsAreNoChange() {
        UUID item = desk.alert().opened().id;
        desk.tag(item, "one");
        int version = desk.standing(item).path("version").asInt();

        desk.tag(item, "ONE", "one");

        assertThat(desk.standing(item).path("version").asInt()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "a,b",
                "<b>bold</b>",
                "two--hyphens",
                "-begins",
                "an account 123456",
                "de89370400440532013000",
                "sar",
                "SAR-2026",
                "sar2026",
                "was reported",
                "verdachtsmeldung",
                "déclaration",
                "a word that goes on and on and on and on and on"
            })
    void whatIsNoTagIsRefused(String tag) {
        UUID item = desk.alert().opened().id;
        Door knows = HOUSE.door(desk.institution, "analyst", "reporter");

        assertThat(desk.setTags(desk.analyst, item, tag).status()).isEqualTo(422);
        assertThat(desk.setTags(knows, item, tag).status()).isEqualTo(422);
        assertThat(desk.standing(item).path("tags").isEmpty()).isTrue();
    }

    @Test
    void twentyAreTheMost() {
        UUID item = desk.alert().opened().id;
        String[] twenty = IntStream.range(0, 20).mapToObj(i -> "tag " + i).toArray(String[]::new);
        desk.tag(item, twenty);

        assertThat(
                        desk.setTags(
                                        desk.analyst,
                                        item,
                                        Stream.concat(Stream.of(twenty), Stream.of("more"))
                                                .toArray(String[]::new))
                                .status())
                .isEqualTo(422);
        JsonNode row =
                desk.analyst
                        .post(
                                "/v1/queue/bulk",
                                "{\"act\":\"tag\",\"tags\":[\"more\"],\"items\":["
                                        + desk.seen(item)
                                        + "]}")
                        .json()
                        .at("/rows/0");
        assertThat(row.path("status").asInt()).isEqualTo(422);
    }

    @Test
    void manyAreTaggedAtOnceAndFoundByIt() {
        List<UUID> items = Stream.generate(() -> desk.alert().opened().id).limit(3).toList();
        desk.tag(items.get(0), "kept");

        JsonNode tagged =
                desk.analyst
                        .post(
                                "/v1/queue/bulk",
                                "{\"act\":\"tag\",\"tags\":[\"Wave\",\"autumn\"],\"matching\":{\"state\":\"new\"}}")
                        .json();
        JsonNode untagged =
                desk.analyst
                        .post(
                                "/v1/queue/bulk",
                                "{\"act\":\"untag\",\"tags\":[\"autumn\"],\"matching\":{\"tag\":\"kept\"}}")
                        .json();

        assertThat(tagged.path("done").asInt()).isEqualTo(3);
        assertThat(untagged.path("done").asInt()).isEqualTo(1);
        assertThat(words(desk.standing(items.get(0)).path("tags"))).containsExactly("kept", "wave");
        assertThat(found("wave")).isEqualTo(3);
        assertThat(found("wave,autumn")).isEqualTo(2);
        assertThat(found("Autumn")).isEqualTo(2);
        assertThat(found("nothing")).isZero();
        JsonNode used = desk.auditor.get("/v1/queue/tags").json();
        assertThat(used.at("/0/tag").asString()).isEqualTo("wave");
        assertThat(used.at("/0/items").asInt()).isEqualTo(3);
        assertThat(used).hasSize(3);
        assertThat(
                        desk.analyst
                                .post("/v1/queue/bulk", "{\"act\":\"tag\",\"matching\":{}}")
                                .status())
                .isEqualTo(422);
    }

    @Test
    void aCaseIsTaggedWhileItIsOpen() {
        String id = desk.caseOf(desk.alert().opened().id).path("caseId").asString();
        String path = "/v1/cases/" + id + "/tags";
        int version = desk.caseDetail(id).at("/summary/version").asInt();

        Door.Reply set = Desk.put(desk.analyst, path, version, Desk.tags("Gladiolus"));

        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(words(set.json().path("tags"))).containsExactly("gladiolus");
        assertThat(Desk.put(desk.second, path, version, Desk.tags("late")).status()).isEqualTo(409);
        assertThat(Desk.put(desk.auditor, path, version + 1, Desk.tags("x y")).status())
                .isEqualTo(403);
        assertThat(desk.analyst.get("/v1/cases?tag=gladiolus").json().path("items")).hasSize(1);
        assertThat(desk.analyst.get("/v1/cases?tag=tulip").json().path("items")).isEmpty();
        JsonNode used = desk.analyst.get("/v1/queue/tags").json();
        assertThat(used.at("/0/cases").asInt()).isEqualTo(1);
        assertThat(desk.analyst.get("/v1/cases/" + id + "/timeline").text()).contains("gladiolus");
        Until.holds("others hear that it was tagged", () -> sent("events", "\"tagged\""));
        Until.holds("and it is evidence", () -> sent("evidence", "case.tagged"));
        assertThat(sent("events", "gladiolus")).as("but not the words").isFalse();
        assertThat(sent("evidence", "gladiolus")).isFalse();
    }

    private boolean sent(String topic, String words) {
        return Broker.read(topic).stream()
                .filter(record -> desk.institution.equals(record.key()))
                .anyMatch(record -> new String(record.value(), UTF_8).contains(words));
    }

    @Test
    void tagsThatOfficersAddAtOnceAreAllThere() throws Exception {
        UUID item = desk.alert().opened().id;
        try (ExecutorService officers = Executors.newFixedThreadPool(6)) {
            List<Future<Door.Reply>> sent =
                    IntStream.range(0, 18)
                            .mapToObj(i ->
                                    officers.submit(() ->
                                            desk.analyst.post(
                                                    "/v1/queue/bulk",
                                                    "{\"act\":\"tag\",\"tags\":[\"word "
                                                            + i
                                                            + "\"],\"matching\":{}}")))
                            .toList();
            for (Future<Door.Reply> each : sent) {
                assertThat(each.get().json().path("done").asInt()).isEqualTo(1);
            }
        }

        assertThat(desk.standing(item).path("tags")).hasSize(18);
    }

    private int found(String tag) {
        return desk.analyst.get("/v1/queue?tag=" + tag).json().path("items").size();
    }

    private static List<String> words(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
