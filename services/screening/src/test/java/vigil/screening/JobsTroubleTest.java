package vigil.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Files of names while something is broken. */
class JobsTroubleTest {

    private static final String JOBS = "/v1/screening/jobs";
    private static final String NAMES = "name,schema\nXantippe Quillfeather,Person\n";
    private static final String REFUSED =
            """
            create function refuse() returns trigger language plpgsql as $$ begin
                if %s then raise exception 'refused'; end if;
                return new;
            end $$;
            create trigger refuse before update on jobs for each row execute function refuse()\
            """;

    @Test
    void aFileCountsFromItsFirstByte() throws IOException {
        StreetParts street = new StreetParts("screening");
        try (House house = House.on(street, "--vigil.screening.jobs.unfinished=1");
                HalfSent first =
                        new HalfSent(
                                house,
                                JOBS,
                                List.of(
                                        "Content-Type: text/csv",
                                        "Idempotency-Key: slow",
                                        "Content-Length: " + NAMES.length()),
                                NAMES.substring(0, 5))) {
            Door machine = house.machine();
            Until.holds("it is being received", () -> jobs(street, "receiving") == 1);

            assertThat(send(machine, "other", NAMES).status()).isEqualTo(429);
            assertThat(send(machine, "slow", NAMES).status()).isEqualTo(409);
            first.send(NAMES.substring(5));

            assertThat(first.status()).contains(" 202");
            completed(machine, "slow");
            assertThat(send(machine, "other", NAMES).status()).isEqualTo(202);
        }
    }

    @Test
    void aFileThatCannotBeKeptMayBeSentAgain() throws IOException {
        StreetParts street = new StreetParts("screening");
        try (House house = House.on(street)) {
            Path folder = street.state().resolve("jobs");
            Files.createFile(folder);
            Door.Reply refused = send(house.machine(), "k-1", NAMES);
            assertThat(refused.status()).as(refused.text()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(street.database().number("select count(*) from jobs")).isZero();
            assertThat(street.database().number("select count(*) from subject_keys")).isZero();

            Files.delete(folder);

            assertThat(send(house.machine(), "k-1", NAMES).status()).isEqualTo(202);
            completed(house.machine(), "k-1");
        }
    }

    @Test
    void resultsThatCannotBeWrittenAreWaitedFor() throws IOException {
        StreetParts street = new StreetParts("screening");
        try (House house = House.on(street, "--vigil.screening.jobs.rows-per-step=1")) {
            Door machine = house.machine();
            String ahead =
                    job(send(machine, "ahead", NAMES + "Otto Normal,Person\n".repeat(50_000)));
            String job = job(send(machine, "k-1", NAMES));
            Path taken = Files.createDirectory(street.state().resolve("jobs/" + job + ".results"));
            machine.send(machine.request(JOBS + "/" + ahead).DELETE());
            Until.holds("it was tried", () -> !state(machine, job).equals("waiting"));
            assertThat(state(machine, job)).isEqualTo("running");

            Files.delete(taken);

            completed(machine, "k-1");
        }
    }

    @Test
    void aJobThatFailsAgainAndAgainIsGivenUpAndTheOthersGoOn() throws SQLException {
        StreetParts street = new StreetParts("screening");
        try (House house = House.on(street)) {
            change(street, "new.state = 'running' and new.idempotency_key = 'poison'");
            Door machine = house.machine();
            String poison = job(send(machine, "poison", NAMES));
            send(machine, "sound", NAMES);

            completed(machine, "sound");

            Until.holds("it is given up", () -> state(machine, poison).equals("failed"));
            JsonNode view = machine.get(JOBS + "/" + poison).json();
            assertThat(view.path("reason").asString()).isEqualTo("it could not be worked off");
        }
    }

    @Test
    void upkeepThatFailsEndsNothing() throws SQLException {
        StreetParts street = new StreetParts("screening");
        try (House house =
                House.on(
                        street,
                        "--vigil.screening.jobs.results-kept=0s",
                        "--vigil.screening.jobs.upkeep=200ms")) {
            change(street, "new.state = 'expired'");
            send(house.machine(), "first", NAMES);
            completed(house.machine(), "first");

            send(house.machine(), "second", NAMES);

            completed(house.machine(), "second");
        }
    }

    private static void change(StreetParts street, String refused) throws SQLException {
        try (Connection connection = street.database().overseer();
                Statement change = connection.createStatement()) {
            change.execute(REFUSED.formatted(refused));
        }
    }

    private static long jobs(StreetParts street, String state) {
        return street.database().number("select count(*) from jobs where state = '" + state + "'");
    }

    /** The job of this key is worked off. */
    private static void completed(Door door, String key) {
        String job = job(send(door, key, NAMES));
        Until.holds("the job is completed", () -> state(door, job).equals("completed"));
    }

    private static String state(Door door, String job) {
        return door.get(JOBS + "/" + job).json().path("state").asString();
    }

    private static String job(Door.Reply sent) {
        assertThat(sent.status()).as(sent.text()).isIn(200, 202);
        return sent.json().path("job").asString();
    }

    private static Door.Reply send(Door door, String key, String names) {
        return door.send(
                door.request(JOBS)
                        .header("Content-Type", "text/csv")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(names)));
    }
}
