package vigil.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.Until;

/** Who is told that a second officer is wanted, and who is not. */
class DeskNoticesTest {

    private static final House HOUSE = House.shared();

    private static JsonNode told(String institution, int many, String... roles) {
        Door door = HOUSE.door(institution, roles);
        Until.holds(String.join(", ", roles) + " is told", () -> items(door).size() == many);
        return items(door);
    }

    private static JsonNode items(Door door) {
        return door.get("/v1/notifications").json().path("items");
    }

    private static void look(String institution, String what, String closer, String confirmer) {
        Tidings.tell(
                Tidings.of(
                        institution,
                        "second_look.called",
                        UUID.randomUUID().toString(),
                        Map.of("what", what, "by", closer, "confirmedBy", confirmer)));
    }

    @Test
    void aSecondLookIsToldToWhoMayAnswerItOnceForAllOfADay() {
        String bank = "d-looks";
        String closer = bank + "-analyst";
        String confirmer = bank + "-supervisor";
        for (int i = 0; i < 3; i++) {
            look(bank, "drawn", closer, confirmer);
        }

        JsonNode both = told(bank, 1, "analyst", "supervisor");

        Until.holds(
                "all three are one notice",
                () ->
                        items(HOUSE.door(bank, "analyst", "supervisor"))
                                        .get(0)
                                        .path("items")
                                        .asInt()
                                == 3);
        assertThat(both.get(0).path("kind").asString()).isEqualTo("second_look");
        assertThat(told(bank, 1, "analyst", "engineer").get(0).path("aboutKind").asString())
                .isEqualTo("second_look");
        assertThat(items(HOUSE.door(bank, "analyst"))).as("who closed").isEmpty();
        assertThat(items(HOUSE.door(bank, "supervisor"))).as("who confirmed").isEmpty();
        assertThat(items(HOUSE.door(bank, "auditor"))).as("who only reads").isEmpty();
        look(bank, "overdue", closer, confirmer);
        assertThat(told(bank, 2, "supervisor", "engineer").get(0).path("kind").asString())
                .isEqualTo("deadline");
        assertThat(items(HOUSE.door(bank, "analyst", "engineer"))).hasSize(1);
    }

    @Test
    void aBulkClosingIsToldToSupervisorsAndItsRefusalToWhoAsked() {
        String bank = "d-bulk";
        String asker = bank + "-supervisor";
        String id = UUID.randomUUID().toString();
        for (String what : List.of("approval_wanted", "refused", "approved")) {
            Tidings.tell(
                    Tidings.of(
                            bank,
                            "bulk_closing.called",
                            id,
                            Map.of(
                                    "what",
                                    what,
                                    "askedBy",
                                    asker,
                                    "items",
                                    30,
                                    "by",
                                    what.equals("approval_wanted")
                                            ? asker
                                            : bank + "-supervisor-engineer")));
        }

        JsonNode wanted = told(bank, 1, "supervisor", "auditor").get(0);
        JsonNode refused = told(bank, 1, "supervisor").get(0);

        assertThat(wanted.path("kind").asString()).isEqualTo("approval_wanted");
        assertThat(wanted.path("about").asString()).isEqualTo(id);
        assertThat(refused.path("kind").asString()).isEqualTo("returned");
        assertThat(items(HOUSE.door(bank, "analyst"))).isEmpty();
    }

    @Test
    void whatAnAuthorityAsksIsToldToThoseAloneWhoMayKnow() {
        String bank = "d-authority";
        String caseId = UUID.randomUUID().toString();
        for (String what : List.of("registered", "near", "breached", "expiry_near", "other")) {
            Tidings.tell(
                    Tidings.of(
                            bank,
                            "report.request_called",
                            UUID.randomUUID().toString(),
                            Map.of(
                                    "what",
                                    what,
                                    "caseId",
                                    caseId,
                                    "reference",
                                    "C-000007",
                                    "by",
                                    "cases")));
        }

        JsonNode known = told(bank, 4, "analyst", "reporter");

        assertThat(known.valueStream())
                .allMatch(notice -> notice.path("about").asString().equals(caseId))
                .allMatch(
                        notice -> notice.path("aboutKind").asString().equals("authority_request"));
        for (String role : List.of("analyst", "supervisor", "auditor", "administrator")) {
            assertThat(items(HOUSE.door(bank, role))).as(role).isEmpty();
        }
    }
}
