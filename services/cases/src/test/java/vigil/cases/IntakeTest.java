package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import vigil.kernel.outbox.CloudEvent;
import vigil.kernel.outbox.Message;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Events of other houses on their way into the queue. */
class IntakeTest {

    private static final House HOUSE = House.shared();

    private Desk desk = new Desk(HOUSE, "demo");

    /** An institution of its own for each test. */
    @BeforeEach
    void ownInstitution(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        desk = new Desk(HOUSE, name.substring(0, Math.min(60, name.length())));
    }

    @Test
    void howeverOftenAnEventComesItIsOneItemAlsoAfterARestart() {
        StreetParts street = new StreetParts("cases");
        List<Message> deliveries = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Message opened = desk.alert().message("alert.opened");
            deliveries.addAll(List.of(opened, opened, opened));
        }
        Collections.shuffle(deliveries, new Random(7));

        try (House house = House.on(street)) {
            deliveries.subList(0, 300).forEach(Desk::tell);
            Until.holds("some are there", () -> items(street) > 0);
        }
        deliveries.subList(300, 600).forEach(Desk::tell);
        try (House house = House.on(street)) {
            Until.holds("all are there", () -> items(street) == 200);
            new Desk(house, desk.institution).alert().opened();
        }

        assertThat(items(street)).isEqualTo(201);
    }

    private long items(StreetParts street) {
        return street.database()
                .number(
                        "select count(*) from work_items where institution = '"
                                + desk.institution
                                + "'");
    }

    @Test
    void whatIsNoEventHoldsNothingUp() {
        Desk.tell(new Message("events", desk.institution, "x", new byte[] {1, 2, 3}));
        Desk.tell(
                new Message(
                        "events",
                        desk.institution,
                        "x",
                        "{\"type\":\"alert.opened\"}"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        Desk.tell(desk.alert().with("score", 99_999).with("currency", 7).message("alert.opened"));

        assertThat(desk.standing(desk.alert().opened().id).path("score").asInt()).isEqualTo(600);
    }

    @Test
    void alertsOnOneAccountNearInTimeAreOneGroupAndSaySo() {
        Instant monday = Instant.parse("2026-03-02T09:00:00Z");
        Desk.Alert first = desk.alert().with("accountId", "00000000000000aa").at(monday).opened();
        Desk.Alert near =
                desk.alert()
                        .with("accountId", "00000000000000aa")
                        .at(monday.plusSeconds(23 * 3600))
                        .opened();
        Desk.Alert far =
                desk.alert()
                        .with("accountId", "00000000000000aa")
                        .at(monday.plusSeconds(72 * 3600))
                        .opened();
        Desk.Alert other = desk.alert().with("accountId", "00000000000000bb").at(monday).opened();

        assertThat(group(first)).isEqualTo(first.id + " false");
        assertThat(group(near)).isEqualTo(first.id + " true");
        assertThat(group(far)).isEqualTo(far.id + " false");
        assertThat(group(other)).isEqualTo(other.id + " false");
        assertThat(desk.item(first.id).json().path("group").size()).isEqualTo(1);
    }

    private String group(Desk.Alert alert) {
        var group = desk.standing(alert.id).path("group");
        return group.path("id").asString() + " " + group.path("joined").asBoolean();
    }

    @Test
    void aLaterHitRaisesTheItemAndOpensItAgain() {
        Desk.Alert alert = desk.alert().opened();
        assertThat(desk.dispose(desk.analyst, alert.id, "false_positive").status()).isEqualTo(200);

        Desk.tell(alert.with("joins", 2).with("score", 750).message("alert.joined"));

        Until.holds("it is open again", () -> desk.state(alert.id).equals("in_review"));
        assertThat(desk.standing(alert.id).path("joins").asInt()).isEqualTo(2);
        assertThat(desk.standing(alert.id).path("score").asInt()).isEqualTo(750);
    }

    @Test
    void aScreeningHitFollowsWhatScreeningSaysOfIt() {
        UUID hit = UUID.randomUUID();
        Desk.tell(hit(hit, "screening.match_found", "open", 1));
        Until.holds("the hit is in the queue", () -> desk.item(hit).status() == 200);
        assertThat(desk.standing(hit).path("source").asString()).isEqualTo("screening_hit");
        Door.Reply here = desk.dispose(desk.analyst, hit, "false_positive");
        assertThat(here.status()).isEqualTo(409);

        Desk.tell(hit(hit, "screening.match_reviewed", "false_positive", 2));
        Until.holds("it is closed with it", () -> desk.state(hit).equals("closed"));
        Desk.tell(hit(hit, "screening.match_found", "open", 3));
        Until.holds("it is open with it", () -> desk.state(hit).equals("in_review"));
        Desk.tell(hit(hit, "screening.match_reviewed", "true_match", 4));
        Until.holds("it is escalated with it", () -> desk.state(hit).equals("escalated"));
    }

    private Message hit(UUID id, String type, String state, int revision) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("hit", id.toString());
        facts.put("customer", "c-1");
        facts.put("list", "ofac-sdn");
        facts.put("entry", "x-1");
        facts.put("state", state);
        facts.put("reason", "found");
        facts.put("score", 0.91);
        return new CloudEvent(
                        desk.institution,
                        type,
                        id.toString(),
                        Instant.parse("2026-03-02T09:00:00Z"),
                        facts)
                .again("screening", Integer.toString(revision));
    }
}
