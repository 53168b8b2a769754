package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;

/** Who may do what to a scenario version, by the house and by its tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenarioRightsTest {

    private static final String SCENARIO = "any-thousand";

    private House house;
    private Door engineer;
    private Door supervisor;
    private Life life;

    @BeforeAll
    void open() {
        house = House.on(new StreetParts("monitoring"));
        engineer = house.door("demo", "engineer");
        supervisor = house.door("demo", "supervisor");
        life = new Life(house);
        house.machine().post("/v1/transactions", Payments.one("to-backtest-on", "20.00"));
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void theAuthorNeitherApprovesNorPublishes() throws SQLException {
        Door both = house.door("demo", "engineer", "supervisor");
        new Life(both, both).untilShadow("crypto-exit", 7, Sets.inVersion("crypto-exit", 7));

        Door.Reply own = Life.act(both, "crypto-exit", 7, "approvals");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.json().path("code").asString()).isEqualTo("forbidden");
        assertRefused("approved_by = author, state = 'approved'", "crypto-exit", 7, "four_eyes");
        assertRefused("state = 'approved'", "crypto-exit", 7, "approved_by_somebody");
        assertRefused("author = 'nobody'", "crypto-exit", 7, "who wrote");
        assertRefused("state = 'published'", "crypto-exit", 7, "no way from shadow");
        assertRefused("yaml = 'other'", "crypto-exit", 7, "only a draft");

        new Life(both, supervisor).approved("crypto-exit", 7);
        assertThat(Life.act(both, "crypto-exit", 7, "publications").status()).isEqualTo(403);
        assertRefused("published_by = author, state = 'published'", "crypto-exit", 7, "four_eyes");
        assertThatThrownBy(() ->
                        asHouse(
                                "insert into scenario_versions (institution, scenario, version, state, name, typology, severity,"
                                        + " jurisdiction, owner, yaml, content_hash, author, approved_by)"
                                        + " values ('demo', 'x', 1, 'published', '', '', '', '', '', '', '', 'a', 'b')"))
                .hasMessageContaining("begins as a draft");
        assertThatThrownBy(() -> asHouse("delete from scenario_versions"))
                .hasMessageContaining("never deleted");
        assertThatThrownBy(() -> asHouse("delete from scenario_sets"))
                .hasMessageContaining("stays as it was published");
    }

    @Test
    void engineersWriteSupervisorsApproveAndTheOthersRead() {
        life.drafted(Sets.anyThousand(300));
        for (String role : List.of("analyst", "auditor", "administrator", "machine")) {
            Door door = house.door("demo", role);
            assertThat(Life.draft(door, Sets.anyThousand(301)).status()).as(role).isEqualTo(403);
            for (String act :
                    List.of(
                            "checks",
                            "backtests",
                            "shadows",
                            "approvals",
                            "publications",
                            "retirements")) {
                assertThat(Life.act(door, SCENARIO, 300, act).status())
                        .as(role + " " + act)
                        .isEqualTo(403);
            }
            assertThat(door.get(Life.path(SCENARIO, 300)).status())
                    .isEqualTo(role.equals("machine") ? 403 : 200);
        }
        assertThat(Life.draft(supervisor, Sets.anyThousand(301)).status()).isEqualTo(403);
        assertThat(Life.act(engineer, SCENARIO, 300, "approvals").status()).isEqualTo(403);
        assertThat(Life.act(engineer, "velocity", 1, "retirements").status()).isEqualTo(403);
        assertThat(house.stranger().get("/v1/scenarios").status()).isEqualTo(401);
    }

    @Test
    void whatBelongsToAnotherInstitutionDoesNotExist() {
        life.drafted(Sets.anyThousand(400));
        life.checked(SCENARIO, 400);
        String backtest = life.backtested(SCENARIO, 400);
        Door engineerOfOther = house.door("other", "engineer");
        Door supervisorOfOther = house.door("other", "supervisor");

        assertThat(engineerOfOther.get("/v1/scenarios/" + SCENARIO).status()).isEqualTo(404);
        assertThat(engineerOfOther.get(Life.path(SCENARIO, 400)).status()).isEqualTo(404);
        assertThat(engineerOfOther.get(Life.path(SCENARIO, 400) + "/shadow-hits").status())
                .isEqualTo(404);
        assertThat(engineerOfOther.get(backtest).status()).isEqualTo(404);
        assertThat(engineerOfOther.post(backtest + "/cancellations", "").status()).isEqualTo(404);
        for (String act : List.of("checks", "shadows", "retirements")) {
            assertThat(Life.act(engineerOfOther, SCENARIO, 400, act).status())
                    .as(act)
                    .isEqualTo(404);
        }
        assertThat(engineerOfOther.post(Life.path(SCENARIO, 400) + "/backtests", "{}").status())
                .isEqualTo(404);
        for (String act : List.of("approvals", "publications")) {
            assertThat(Life.act(supervisorOfOther, SCENARIO, 400, act).status()).isEqualTo(404);
        }
        assertThat(engineerOfOther.get("/v1/scenario-sets").json().path("items"))
                .hasSize(1)
                .allMatch(set -> set.path("madeBy").asString().equals("vigil"))
                .noneMatch(set -> set.toString().contains(SCENARIO));
        assertThat(Life.draft(engineerOfOther, Sets.anyThousand(400)).status()).isEqualTo(201);
    }

    private void assertRefused(String assignment, String scenario, int version, String because) {
        assertThatThrownBy(() ->
                        asHouse(
                                "update scenario_versions set "
                                        + assignment
                                        + " where scenario = '"
                                        + scenario
                                        + "' and version = "
                                        + version))
                .as(assignment)
                .hasMessageContaining(because);
    }

    private void asHouse(String statement) throws SQLException {
        house.street().database().asHouse("demo", statement);
    }
}
