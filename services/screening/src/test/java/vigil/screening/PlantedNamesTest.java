package vigil.screening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.Planted;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Names and numbers that were planted must not be found where they do not belong. */
class PlantedNamesTest {

    private static final String NAME = "Philippa Plantedname";
    private static final List<String> PLANTED =
            List.of(
                    NAME,
                    "Plantedname",
                    "PLANTEDNAME",
                    "plantedname",
                    "1971-07-07",
                    "PLANTED-PASSPORT-77",
                    "words of a planted officer",
                    "planted-row-9");

    @Test
    void plantedPersonalDataIsInNoTopicNoLogNoFileAndNoPlainColumn() {
        StreetParts street = new StreetParts("screening");
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(log, true, UTF_8));
        try (House house = House.on(street)) {
            plant(house);
            Until.holds(
                    "all is sent",
                    () ->
                            street.database()
                                            .number(
                                                    "select count(*) from outbox where sent_at is null")
                                    == 0);
        } finally {
            System.setOut(out);
        }

        Planted planted =
                new Planted(PLANTED)
                        .inTopic("events")
                        .inTopic("evidence")
                        .in("log", log.toString(UTF_8))
                        .inFiles(street.state(), "/lists/")
                        .inRows(street.database());
        assertThat(planted.found()).isEmpty();
        assertThat(log.toString(UTF_8)).contains("list version is in force");
        assertThat(street.database().number("select count(*) from hits")).isPositive();
        assertThat(street.database().number("select count(*) from jobs where hits > 0"))
                .isPositive();
    }

    private static void plant(House house) {
        Desk desk = new Desk(house, "demo");
        String born = "\"birthDate\":[\"1971-07-07\"]";
        // The list is public, and lies in its own folder.
        desk.bring("l-1", Desk.person("x-1", NAME, born));
        String described =
                Desk.described(NAME, born, "\"passportNumber\":[\"PLANTED-PASSPORT-77\"]");
        desk.put("c-1", described);
        JsonNode hit = desk.hit("c-1");
        desk.analyst.get("/v1/screening/hits/" + hit.path("hit").asString());
        Door.Reply judged =
                desk.analyst.send(
                        desk.analyst
                                .request(
                                        "/v1/screening/hits/"
                                                + hit.path("hit").asString()
                                                + "/judgements")
                                .header("Content-Type", "application/json")
                                .header("If-Match", "\"1\"")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"state\":\"undecided\",\"reason\":\"words of a planted officer\"}")));
        assertThat(judged.status()).as(judged.text()).isEqualTo(200);
        desk.bring("l-1", Desk.person("x-1", NAME, born), Desk.person("x-2", "Otto Normal"));
        plantBadly(desk, described);
        plantFile(desk);
    }

    /** What is refused must not be repeated anywhere either. */
    private static void plantBadly(Desk desk, String described) {
        for (String bad :
                List.of(
                        described.replace("Person", NAME),
                        described.replace("\"" + NAME + "\"", "{\"" + NAME + "\":1}"),
                        described.substring(0, described.length() - 4),
                        "[" + described + "]")) {
            Door.Reply reply = desk.tryPut("c-2", bad);
            assertThat(reply.status()).isIn(400, 422);
            assertThat(reply.text()).doesNotContain("Plantedname", "PLANTED-PASSPORT-77");
        }
        desk.machine.get("/v1/screening/search?q=Philippa+Plantedname");
        desk.machine.post("/match/default", "{\"queries\":{\"q\":" + described + "}}");
        desk.machine.post("/match/default", "{\"queries\":{\"q\":" + described);
        desk.analyst.get("/v1/screening/hits/Plantedname");
        desk.analyst.get("/v1/screening/customers/Plantedname");
    }

    private static void plantFile(Desk desk) {
        String rows =
                "id,name,birth_date\nplanted-row-9,%s,1971-07-07\nplanted-row-9,\u0001%s,1\n"
                        .formatted(NAME, NAME);
        Door.Reply sent = desk.machine.post("/v1/screening/jobs", "text/csv", rows.getBytes(UTF_8));
        String job = "/v1/screening/jobs/" + sent.json().path("job").asString();
        Until.holds(
                "the file is screened",
                () -> desk.machine.get(job).json().path("state").asString().equals("completed"));
        assertThat(desk.machine.get(job + "/results").text()).contains("planted-row-9");
    }
}
