package vigil.screening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Files of names from the sending to the results. */
class JobsTest {

    private static final String JOBS = "/v1/screening/jobs";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JANE = "Xantippe Quillfeather";

    @Test
    void rowsWithHitsAndRowsThatCannotBeReadComeBack() throws IOException {
        try (House house = House.on(new StreetParts("screening"))) {
            Desk desk = new Desk(house, "demo");
            desk.bring("l-1", Desk.person("x-1", JANE, "\"birthDate\":[\"1961-03-04\"]"));
            String csv =
                    """
                    ID,Name,schema,birth_date,country,notes
                    a-1,%1$s,Person,1961-03-04,de,x
                    a-2,Otto Normal,Person,,,
                    a-3,%1$s,Sanction,,,
                    a-4,,Person,1961-03-04,,
                    a-5,"%1$s",Person,,de;at,"=1+1"
                    a-6,%1$s\u0001,Person,,de,
                    """
                            .formatted(JANE);

            Door.Reply sent = send(desk.analyst, "k-1", csv.getBytes(UTF_8));
            assertThat(sent.status()).as(sent.text()).isEqualTo(202);
            String job = sent.json().path("job").asString();
            completed(desk.analyst, job);

            JsonNode view = desk.analyst.get(JOBS + "/" + job).json();
            assertThat(view.path("rows").asInt()).isEqualTo(6);
            assertThat(view.path("rowsWithHits").asInt()).isEqualTo(2);
            assertThat(view.path("failed").asInt()).isEqualTo(3);
            assertThat(view.at("/lists/l-1").asString()).hasSize(64);
            List<JsonNode> lines = lines(desk.analyst.get(JOBS + "/" + job + "/results"));
            assertThat(lines)
                    .extracting(line -> line.path("row").asInt())
                    .containsExactly(1, 3, 4, 5, 6);
            assertThat(lines.getFirst().at("/hits/0/entry").asString()).isEqualTo("x-1");
            assertThat(lines.get(1).at("/errors/0/field").asString()).isEqualTo("schema");
            assertThat(lines.get(2).at("/errors/0/field").asString()).isEqualTo("name");
            String results = desk.analyst.get(JOBS + "/" + job + "/results?format=csv").text();
            assertThat(results).startsWith("row,id,list,entry").contains("1,\"a-1\",\"l-1\"");
            assertThat(send(desk.analyst, "k-1", csv.getBytes(UTF_8)).json().path("job").asString())
                    .isEqualTo(job);
            nothingIsReadable(house.street().state());
            canBeGivenUp(house, desk, job);
        }
    }

    private static void canBeGivenUp(House house, Desk desk, String job) {
        Desk other = new Desk(house, "other");
        assertThat(other.analyst.get(JOBS + "/" + job).status()).isEqualTo(404);
        assertThat(cancel(other.analyst, job)).isEqualTo(404);
        assertThat(cancel(desk.analyst, job)).isEqualTo(204);
        assertThat(desk.analyst.get(JOBS + "/" + job + "/results").status()).isEqualTo(409);
        assertThat(house.street().database().number("select count(*) from subject_keys")).isZero();
    }

    @Test
    void resultsAreDestroyedWhenTheirTimeIsOver() throws IOException {
        StreetParts street = new StreetParts("screening");
        try (House house =
                House.on(
                        street,
                        "--vigil.screening.jobs.results-kept=0s",
                        "--vigil.screening.jobs.upkeep=200ms")) {
            Desk desk = new Desk(house, "demo");
            desk.bring("l-1", Desk.person("x-1", JANE));
            String job =
                    send(desk.analyst, "", ("name,schema\n" + JANE + ",Person\n").getBytes(UTF_8))
                            .json()
                            .path("job")
                            .asString();

            Until.holds(
                    "its time is over",
                    () ->
                            desk.analyst
                                    .get(JOBS + "/" + job)
                                    .json()
                                    .path("state")
                                    .asString()
                                    .equals("expired"));

            assertThat(desk.analyst.get(JOBS + "/" + job + "/results").status()).isEqualTo(409);
            assertThat(street.database().number("select count(*) from subject_keys")).isZero();
            Until.holds("its files are gone", () -> jobFiles(street).isEmpty());
            assertThat(desk.analyst.get(JOBS + "/" + job).json().path("rowsWithHits").asInt())
                    .isEqualTo(1);
        }
    }

    private static List<Path> jobFiles(StreetParts street) {
        try (Stream<Path> files = Files.walk(street.state())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> String.valueOf(file.getParent()).contains("jobs"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsNoFileOfNamesIsRefused() {
        House house = House.shared();
        Desk desk = new Desk(house, "demo");

        for (String file : List.of("", "id,colour\r\n1,red\r\n", "\u0000\u0001\u0002")) {
            Door.Reply reply = send(desk.analyst, "", file.getBytes(UTF_8));
            assertThat(reply.status()).as(file).isEqualTo(422);
        }
        byte[] halfPacked = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 42, 42};
        assertThat(send(desk.analyst, "", halfPacked).status()).isIn(400, 422);
        assertThat(send(desk.engineer, "", "name\nx\n".getBytes(UTF_8)).status()).isEqualTo(403);
    }

    @Test
    void aJobGoesOnAfterARestart() {
        StreetParts street = new StreetParts("screening");
        int rows = 20_000;
        StringBuilder csv = new StringBuilder("id,name,schema\n");
        for (int i = 1; i <= rows; i++) {
            csv.append(i)
                    .append(',')
                    .append(i % 1_000 == 0 ? JANE : "Otto Normal" + i)
                    .append(",Person\n");
        }
        String slow = "--vigil.screening.jobs.rows-per-step=100";
        String job;
        try (House house = House.on(street, slow)) {
            Desk desk = new Desk(house, "demo");
            desk.bring("l-1", Desk.person("x-1", JANE));
            job =
                    send(desk.machine, "", csv.toString().getBytes(UTF_8))
                            .json()
                            .path("job")
                            .asString();
            Until.holds(
                    "it is under way",
                    () -> street.database().number("select max(rows) from jobs") > 0);
        }
        assertThat(street.database().number("select max(rows) from jobs")).isPositive();

        try (House house = House.on(street)) {
            Door machine = house.machine();
            completed(machine, job);

            assertThat(machine.get(JOBS + "/" + job).json().path("rows").asInt()).isEqualTo(rows);
            assertThat(lines(machine.get(JOBS + "/" + job + "/results")))
                    .extracting(line -> line.path("row").asInt())
                    .containsExactlyElementsOf(
                            Stream.iterate(1_000, row -> row + 1_000).limit(20).toList());
        }
    }

    private static void completed(Door door, String job) {
        Until.holds(
                "the job is over",
                () ->
                        !List.of("waiting", "running")
                                .contains(
                                        door.get(JOBS + "/" + job)
                                                .json()
                                                .path("state")
                                                .asString()));
        assertThat(door.get(JOBS + "/" + job).json().path("state").asString())
                .isEqualTo("completed");
    }

    private static Door.Reply send(Door door, String key, byte[] file) {
        HttpRequest.Builder request =
                door.request(JOBS)
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(file));
        return door.send(key.isEmpty() ? request : request.header("Idempotency-Key", key));
    }

    private static int cancel(Door door, String job) {
        return door.send(door.request(JOBS + "/" + job).DELETE()).status();
    }

    private static List<JsonNode> lines(Door.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        List<JsonNode> lines = new ArrayList<>();
        reply.text().lines().forEach(line -> lines.add(JSON.readTree(line)));
        return lines;
    }

    private static void nothingIsReadable(Path state) throws IOException {
        try (Stream<Path> files = Files.walk(state.resolve("jobs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain("Quillfeather", "a-1", "x-1");
            }
        }
    }
}
