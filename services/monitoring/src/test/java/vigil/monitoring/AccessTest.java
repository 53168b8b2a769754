package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.testkit.Door;
import vigil.testkit.HeldKey;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

class AccessTest {

    private static final List<String> LISTS =
            List.of(
                    "/v1/transactions",
                    "/v1/decisions",
                    "/v1/alerts",
                    "/v1/snoozes",
                    "/v1/scenarios",
                    "/v1/scenario-sets",
                    "/v1/models",
                    "/v1/model-sets");

    private final House house = House.shared();

    @Test
    void nobodyEntersWithoutAToken() {
        for (String list : LISTS) {
            Door.Reply reply = house.stranger().get(list);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("content-type")).startsWith("application/problem+json");
        }
        assertThat(house.stranger().post("/v1/transactions", "{}").status()).isEqualTo(401);
    }

    @Test
    void machinesSendAndPeopleRead() {
        for (String role :
                List.of("analyst", "supervisor", "engineer", "auditor", "administrator")) {
            Door officer = house.door("demo", role);
            for (String list : LISTS) {
                assertThat(officer.get(list).status()).as(role + " " + list).isEqualTo(200);
            }
            Door.Reply sent = officer.post("/v1/transactions", Payments.one("role-1", "1.00"));
            assertThat(sent.status()).isEqualTo(403);
            assertThat(sent.json().path("code").asString()).isEqualTo("forbidden");
        }
        assertThat(house.machine().get("/v1/alerts").status()).isEqualTo(403);
        assertThat(house.door("demo").get("/v1/alerts").status()).isEqualTo(403);
    }

    @Test
    void aTokenBoundToAKeySendsWithItsProofAndOnlyThen() {
        HeldKey held = HeldKey.make();
        String token = StreetParts.issuer().boundToken(held, "demo", "machine");
        String path = "/v1/transactions";
        String payment = Payments.one("bound-1", "1.00");

        HttpRequest.Builder asBearer =
                house.stranger().request(path).header("Authorization", "Bearer " + token);
        HttpRequest.Builder proven =
                house.stranger()
                        .request(path)
                        .header("Authorization", "DPoP " + token)
                        .header("DPoP", held.proof("POST", path, token));

        assertThat(sending(asBearer, payment).status()).isEqualTo(401);
        assertThat(sending(proven, payment).status()).isEqualTo(200);
        assertThat(sending(proven, payment).status()).as("the same proof again").isEqualTo(401);
    }

    private Door.Reply sending(HttpRequest.Builder request, String json) {
        return house.stranger()
                .send(
                        request.setHeader("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    @Test
    void whatBelongsToAnotherInstitutionDoesNotExist() {
        Door.Reply sent = house.machine().post("/v1/transactions", Payments.one("mine-1", "4.00"));
        String id = sent.json().path("transactionId").asString();
        Until.holds("decided", () -> house.analyst().get("/v1/decisions/" + id).status() == 200);
        Door other = house.door("other", "analyst");

        assertThat(other.get("/v1/transactions/" + id).status()).isEqualTo(404);
        assertThat(other.get("/v1/decisions/" + id).status()).isEqualTo(404);
        assertThat(other.get("/v1/transactions").text()).doesNotContain(id);
        assertThat(other.get("/v1/transactions?clientTransactionId=mine-1").json().path("items"))
                .isEmpty();
        assertThat(
                        house.analyst()
                                .get("/v1/transactions/" + id.toUpperCase(java.util.Locale.ROOT))
                                .status())
                .isEqualTo(404);
        assertThat(house.analyst().get("/v1/alerts/nonsense").status()).isEqualTo(404);
    }

    @Test
    void theSameClientIdOfTwoInstitutionsIsTwoTransactions() {
        String payment = Payments.one("shared-1", "4.00");
        Door.Reply demo = house.machine().post("/v1/transactions", payment);
        Door.Reply other = house.door("other", "machine").post("/v1/transactions", payment);

        assertThat(other.status()).isEqualTo(200);
        assertThat(other.json().path("transactionId"))
                .isNotEqualTo(demo.json().path("transactionId"));
    }

    @Test
    void theDatabaseItselfShowsNoRowsOfAnother() throws SQLException {
        house.machine().post("/v1/transactions", Payments.one("guarded-1", "4.00"));
        for (String table :
                List.of(
                        "transactions",
                        "accounts",
                        "banks",
                        "decisions",
                        "alerts",
                        "snoozes",
                        "alert_accounts",
                        "scenario_versions",
                        "scenario_sets",
                        "model_versions",
                        "model_sets",
                        "model_tallies",
                        "shadow_hits",
                        "backtests")) {
            assertThat(count(table, "")).as(table + " without an institution").isZero();
            assertThat(count(table, "nobody")).as(table).isZero();
        }
        assertThat(count("transactions", "demo")).isPositive();
    }

    @Test
    void theRunningRoleCannotChangeTheSchema() throws SQLException {
        try (Connection connection = house.street().database().house();
                Statement statement = connection.createStatement()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> statement.execute("create table mine (id int)"))
                    .hasMessageContaining("permission denied");
            org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                            statement.execute(
                                    "alter table transactions disable row level security"))
                    .hasMessageContaining("must be owner");
        }
    }

    private long count(String table, String institution) throws SQLException {
        try (Connection connection = house.street().database().house();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select set_config('vigil.institution', '" + institution + "', false)");
            try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
