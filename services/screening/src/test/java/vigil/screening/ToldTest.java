package vigil.screening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.screening.lists.Upkeep;
import vigil.testkit.Broker;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.upkeep.Update;
import vigil.watchlists.versions.GuardBreach;

/** What others are told: events, alarms, and who is blocked through owners. */
class ToldTest {

    private static final House HOUSE = House.on(new StreetParts("screening"));
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JANE = "Xantippe Quillfeather";

    @AfterAll
    static void closeTheHouse() {
        HOUSE.close();
    }

    @Test
    void aHitAndItsEndAreToldAsCloudEvents() {
        Desk desk = new Desk(HOUSE, "told-hits");
        desk.put("c-1", Desk.described(JANE));
        String version =
                desk.bring("told-1", Desk.person("x-1", JANE), Desk.person("x-2", "Otto Normal"))
                        .path("version")
                        .asString();
        String hit = desk.hit("c-1").path("hit").asString();
        desk.judge(desk.analyst, desk.hit("c-1"), "undecided");
        desk.bring("told-1", Desk.person("x-2", "Otto Normal"));

        List<JsonNode> events = events("told-hits");
        assertThat(events)
                .extracting(event -> event.path("type").asString())
                .containsExactly(
                        "screening.match_found",
                        "list.updated",
                        "screening.match_reviewed",
                        "screening.match_closed",
                        "list.updated");
        JsonNode found = events.getFirst();
        assertThat(found.path("specversion").asString()).isEqualTo("1.0");
        assertThat(found.path("source").asString()).isEqualTo("/screening");
        assertThat(found.path("subject").asString()).isEqualTo(hit);
        assertThat(found.at("/data/customer").asString()).isEqualTo("c-1");
        assertThat(found.at("/data/entry").asString()).isEqualTo("x-1");
        assertThat(found.at("/data/listVersion").asString()).isEqualTo(version);
        JsonNode updated = events.getLast();
        assertThat(updated.at("/data/removed").asInt()).isEqualTo(1);
        assertThat(updated.at("/data/before").asString()).isEqualTo(version);
        assertThat(updated.at("/data/hitsClosed").asInt()).isEqualTo(1);
        assertThat(events).extracting(event -> event.path("id").asString()).doesNotHaveDuplicates();
    }

    @Test
    void aListThatIsNotKeptAsItShouldBeIsToldOnce() {
        Desk desk = new Desk(HOUSE, "told-lists");
        desk.put("c-1", Desk.described("Zebulon Harmless"));
        ListId list = new ListId("told-2");
        Update refused =
                new Update.Refused(
                        list,
                        List.of(new GuardBreach(GuardBreach.Kind.SHRINKAGE, "1 of 2 is gone")));
        Upkeep upkeep = HOUSE.part(Upkeep.class);

        upkeep.updated(refused);
        upkeep.updated(refused);
        upkeep.stale(list, Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(events("told-lists"))
                .extracting(event ->
                        event.path("type").asString() + event.at("/data/breaches").asString(""))
                .containsExactly("list.refusedshrinkage", "list.stale");
        assertThat(HOUSE.street().database().acts("told-lists", "list.refused", "told-2"))
                .isEqualTo(1);
        assertThat(
                        desk.engineer
                                .post(
                                        "/v1/screening/lists/told-2/versions?format=ftm",
                                        "application/octet-stream",
                                        "{}".getBytes(UTF_8))
                                .status())
                .isEqualTo(422);
        assertThat(HOUSE.street().database().acts("told-lists", "list.refused", "told-2"))
                .isEqualTo(2);
    }

    @Test
    void everyInstitutionIsToldUnderAnIdOfItsOwn() {
        for (String institution : List.of("told-one", "told-two")) {
            new Desk(HOUSE, institution).put("c-1", Desk.described("Zebulon Harmless"));
        }
        ListId list = new ListId("told-4");
        new Desk(HOUSE, "told-one").bring("told-4", Desk.person("x-4", "Zacharias Elsewhere"));
        Upkeep upkeep = HOUSE.part(Upkeep.class);
        upkeep.updated(refused(list, GuardBreach.Kind.SHRINKAGE));
        upkeep.stale(list, Instant.parse("2026-01-01T00:00:00Z"));

        List<String> ids = new ArrayList<>();
        for (String institution : List.of("told-one", "told-two")) {
            List<JsonNode> events =
                    events(institution).stream()
                            .filter(event -> event.path("subject").asString().equals("told-4"))
                            .toList();
            assertThat(events)
                    .extracting(event -> event.path("type").asString())
                    .containsExactly("list.updated", "list.refused", "list.stale");
            events.forEach(event -> ids.add(event.path("id").asString()));
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void whoCouldNotBeToldIsToldWhenTheDatabaseIsBack() {
        StreetParts street = new StreetParts("screening");
        try (House house = House.on(street)) {
            new Desk(house, "told-late").put("c-1", Desk.described("Zebulon Harmless"));
            ListId list = new ListId("told-5");
            Upkeep upkeep = house.part(Upkeep.class);
            street.database().cable().cut();
            upkeep.updated(refused(list, GuardBreach.Kind.FIELD_LOSS));
            upkeep.stale(list, Instant.parse("2026-01-01T00:00:00Z"));
            street.database().cable().mend();
            assertThat(street.database().acts("told-late", "list.refused", "told-5")).isZero();

            upkeep.updated(refused(list, GuardBreach.Kind.FIELD_LOSS));

            for (String what : List.of("list.refused", "list.stale")) {
                Until.holds(
                        what + " is told",
                        () -> street.database().acts("told-late", what, "told-5") == 1);
            }
        }
    }

    private static Update refused(ListId list, GuardBreach.Kind kind) {
        return new Update.Refused(list, List.of(new GuardBreach(kind, "1 of 2 is gone")));
    }

    @Test
    void whoIsBlockedThroughOwnersIsShownWithThePath() {
        Desk desk = new Desk(HOUSE, "told-owners");
        desk.bring(
                "told-3",
                Desk.person("x-1", JANE),
                company("y-1", "Zwartkopf Holding Limited"),
                company("y-2", "Obermoser Shipping Limited"),
                company("y-3", "Featherstone Minority Limited"),
                owns("o-1", "x-1", "y-1", "60"),
                owns("o-2", "y-1", "y-2", "50"),
                owns("o-3", "y-1", "y-3", "49.9"));
        desk.put(
                "c-1",
                "{\"schema\":\"Company\",\"properties\":{\"name\":[\"Obermoser Shipping Limited\"]}}");

        JsonNode blocked = desk.machine.get("/v1/screening/lists/told-3/indirectly-blocked").json();
        JsonNode detail =
                desk.analyst
                        .get("/v1/screening/hits/" + desk.hit("c-1").path("hit").asString())
                        .json();

        assertThat(blocked.path("items"))
                .extracting(
                        one -> one.path("entry").asString() + " " + one.path("share").asString())
                .containsExactly("y-1 60", "y-2 50");
        assertThat(detail.at("/indirectlyBlocked/share").asString()).isEqualTo("50");
        assertThat(detail.at("/indirectlyBlocked/holdings/0/path"))
                .extracting(JsonNode::asString)
                .containsExactly("x-1", "y-1", "y-2");
    }

    private static String company(String id, String name) {
        return "{\"id\":\"%s\",\"schema\":\"Company\",\"properties\":{\"name\":[\"%s\"]}}"
                .formatted(id, name);
    }

    private static String owns(String id, String owner, String asset, String percentage) {
        return "{\"id\":\"%s\",\"schema\":\"Ownership\",\"properties\":{\"owner\":[\"%s\"],\"asset\":[\"%s\"],\"percentage\":[\"%s\"]}}"
                .formatted(id, owner, asset, percentage);
    }

    /** All events of an institution, in their order, but those on other tests' lists. */
    private static List<JsonNode> events(String institution) {
        Until.holds(
                "all is sent",
                () ->
                        HOUSE.street()
                                        .database()
                                        .number("select count(*) from outbox where sent_at is null")
                                == 0);
        List<JsonNode> events = new ArrayList<>();
        Broker.read("events").stream()
                .filter(record -> institution.equals(record.key()))
                .map(record -> JSON.readTree(record.value()))
                .filter(event ->
                        !institution.equals("told-lists")
                                || !event.path("type").asString().equals("list.updated"))
                .filter(event ->
                        !institution.equals("told-hits")
                                || event.at("/data/list").asString().equals("told-1"))
                .forEach(events::add);
        return events;
    }
}
