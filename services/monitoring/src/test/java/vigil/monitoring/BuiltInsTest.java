package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vigil.contracts.log.v1.LogRecord;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.loop.Cores;
import vigil.monitoring.rows.Institutions;
import vigil.monitoring.scenarios.Announcements;
import vigil.monitoring.scenarios.BuiltIns;
import vigil.monitoring.scenarios.Library;
import vigil.monitoring.scenarios.SetMaker;
import vigil.monitoring.sets.SetAppender;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;

/** What judges before officers have published anything is a record of the log too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuiltInsTest {

    private final StreetParts street = new StreetParts("monitoring");
    private House house;

    @BeforeAll
    void open() {
        house = House.on(street);
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void theFirstSetStandsInTheLogBeforeTheFirstPayment(@TempDir Path emptyState) {
        Door.Reply reply = house.machine().post("/v1/transactions", Payments.one("first", "20.00"));

        assertThat(reply.text()).contains("\"scenarioSet\":1");
        LogRecord first =
                Replay.log(street).stream()
                        .filter(record -> record.getInstitution().equals("demo"))
                        .findFirst()
                        .orElseThrow();
        assertThat(first.getScenarios().getSet()).isEqualTo(1);
        assertThat(first.getScenarios().getFilesList())
                .hasSameSizeAs(ScenarioSet.builtIn().scenarios());
        JsonNode set =
                house.door("demo", "auditor").get("/v1/scenario-sets").json().path("items").get(0);
        assertThat(set.path("madeBy").asString()).isEqualTo("vigil");
        assertThat(set.path("offset").isNumber()).isTrue();
        assertThat(street.database().acts("demo", "scenario.set_opened", "set/1")).isEqualTo(1);
        Replay.requireTheSame(street, emptyState);
    }

    @Test
    void whatALaterEngineBringsIsADraftAndChangesNothingInForce() {
        Door auditor = house.door("second", "auditor");
        assertThat(auditor.get("/v1/scenarios").status()).isEqualTo(200);
        Cores later = new Cores(CoreSettings.defaults(), ScenarioSet.of(Sets.with("velocity", 2)));

        new BuiltIns(
                        new BuiltIns.Parts(
                                house.part(Questions.class),
                                new Institutions(),
                                new Library(later),
                                house.part(SetMaker.class),
                                house.part(SetAppender.class),
                                house.part(Announcements.class)))
                .ensure(new InstitutionId("second"));

        assertThat(state(auditor, 1)).isEqualTo("published");
        assertThat(state(auditor, 2)).isEqualTo("draft");
        JsonNode sets = auditor.get("/v1/scenario-sets").json().path("items");
        assertThat(sets).hasSize(1);
        assertThat(sets.get(0).path("versions").toString()).contains("velocity/1");
        assertThat(street.database().acts("second", "scenario.library_drafted", "library"))
                .isEqualTo(2);
    }

    private static String state(Door door, int version) {
        return door.get(Life.path("velocity", version)).json().path("state").asString();
    }
}
