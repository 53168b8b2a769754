package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import vigil.engine.bundles.ShippedModel;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;

/** The life of a model, and who may lead it: a bank of its own for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelLifeTest {

    private final Bundles bundles = new Bundles();
    private House house;
    private int banks;
    private String bank = "";
    private Door engineer;
    private Door supervisor;
    private ModelOfficers officers;

    @BeforeAll
    void open() {
        StreetParts street = new StreetParts("monitoring");
        house =
                House.on(
                        street,
                        "--vigil.monitoring.sets.sweep-every=200ms",
                        bundles.trusted(street.state().resolve("keys")));
    }

    @BeforeEach
    void another() {
        bank = "bank-" + ++banks;
        engineer = house.door(bank, "engineer");
        supervisor = house.door(bank, "supervisor");
        officers = new ModelOfficers(engineer, supervisor);
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void aVersionLivesFromRegistrationToRetirement() {
        int version = officers.untilPromoted(bundles.from(1_000));
        JsonNode promoted = engineer.get(ModelOfficers.path(version)).json();
        JsonNode set = engineer.get("/v1/model-sets?limit=1").json().path("items").get(0);
        officers.promoted(version); // Sent again: it is promoted already.
        officers.retired(version);

        assertThat(version).isEqualTo(1);
        assertThat(promoted.path("registeredBy").asString()).isEqualTo(bank + "-engineer");
        assertThat(promoted.path("approvedBy").asString()).isEqualTo(bank + "-supervisor");
        assertThat(promoted.path("promotedBy").asString()).isEqualTo(bank + "-supervisor");
        assertThat(promoted.path("card").asString()).startsWith("# Model card");
        assertThat(promoted.path("metrics").path("test.f1").asDouble()).isEqualTo(0.8);
        assertThat(promoted.path("patternHours").asInt()).isEqualTo(96);
        assertThat(promoted.path("bundleHash").asString()).hasSize(64);
        assertThat(set.path("versions").toString()).isEqualTo("[\"test-model/1\"]");
        assertThat(set.path("shadow")).isEmpty();
        assertThat(set.path("offset").isNumber()).isTrue();
        for (String verb :
                List.of(
                        "registered",
                        "validated",
                        "put_in_shadow",
                        "approved",
                        "promoted",
                        "retired")) {
            assertThat(acts("model." + verb, "test-model/1")).as(verb).isEqualTo(1);
        }
        assertThat(
                        house.street()
                                .database()
                                .number(
                                        "select count(*) from outbox where topic = 'events' and message_id = 'model.promoted/"
                                                + bank
                                                + "/test-model/1' and key = '"
                                                + bank
                                                + "'"))
                .isEqualTo(1);
        JsonNode list = engineer.get("/v1/models?state=retired&model=test-model").json();
        assertThat(list.path("items")).hasSize(1).noneMatch(row -> row.has("card"));
        assertThat(engineer.get("/v1/models?state=promoted").json().path("items")).isEmpty();
    }

    @Test
    void aNewVersionTakesThePlaceOfTheOneInForceAndOneWatchesAtATime() {
        int first = officers.untilPromoted(bundles.from(1_000));
        int second = officers.untilShadow(bundles.from(2_000));
        int third = officers.registered(bundles.from(3_000));
        officers.validated(third);

        Door.Reply taken = ModelOfficers.act(engineer, third, "shadows");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().path("code").asString()).isEqualTo("wrong-state");
        officers.approved(second);
        officers.promoted(second);
        assertThat(state(first)).isEqualTo("retired");
        officers.inShadow(third);
        assertThat(acts("model.retired", "test-model/1")).isEqualTo(1);
        JsonNode set = engineer.get("/v1/model-sets?limit=1").json().path("items").get(0);
        assertThat(set.path("versions").toString()).contains("test-model/2");
        assertThat(set.path("shadow").toString()).contains("test-model/3");
    }

    @Test
    void noStepIsSkipped() {
        int version = officers.registered(bundles.from(1_000));
        refusedInThisState(version, "shadows", "approvals", "promotions");
        officers.validated(version);
        refusedInThisState(version, "approvals", "promotions");
        officers.inShadow(version);
        refusedInThisState(version, "promotions");
        officers.approved(version);
        refusedInThisState(version, "shadows");
        officers.promoted(version);
        refusedInThisState(version, "shadows", "approvals");
        officers.retired(version);
        refusedInThisState(version, "shadows", "approvals", "promotions");
    }

    @Test
    void theSameBundleIsTheSameVersionAndAStaleRevisionIsRefused() {
        byte[] bundle = bundles.from(1_000);
        int version = officers.registered(bundle);

        Door.Reply again = ModelOfficers.register(engineer, bundle);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("version").asInt()).isEqualTo(version);
        officers.validated(version);
        Door.Reply stale =
                engineer.send(
                        engineer.request(ModelOfficers.path(version) + "/shadows")
                                .header("If-Match", "\"1\"")
                                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(stale.json().path("code").asString()).isEqualTo("stale-version");
        assertThat(engineer.get(ModelOfficers.path(99)).status()).isEqualTo(404);
        assertThat(engineer.get("/v1/models/test-model/versions/01").status()).isEqualTo(404);
    }

    @Test
    void whatIsNotSignedByWhoIsTrustedIsRefused() {
        byte[] sound = bundles.from(1_000);
        byte[] altered = sound.clone();
        altered[sound.length / 2] ^= 1;

        refused(new Bundles().from(1_000), "somebody not trusted here");
        refused(altered, "");
        refused(Arrays.copyOf(sound, sound.length / 2), "");
        refused(new byte[] {1, 2, 3}, "");
        refused(bundles.named("Not a name, surely"), "lower-case letters");
        assertThat(ModelOfficers.register(engineer, new byte[1_900_001]).status()).isEqualTo(413);
        assertThat(brought(engineer)).isEmpty();
    }

    @Test
    void aModelWithoutFiguresOrOfOtherWindowsStaysUnvalidated() {
        int bare = officers.registered(bundles.withoutMetric("test.recall"));
        int wide = officers.registered(bundles.ofWindow(Duration.ofDays(8)));

        JsonNode ofBare = ModelOfficers.act(engineer, bare, "validations").json();
        JsonNode ofWide = ModelOfficers.act(engineer, wide, "validations").json();

        assertThat(ofBare.path("passed").asBoolean()).isFalse();
        assertThat(ofBare.path("failures").toString()).contains("test.recall");
        assertThat(ofWide.path("failures").toString()).contains("PT192H", "--window");
        assertThat(state(bare)).isEqualTo("registered");
        assertThat(state(wide)).isEqualTo("registered");
    }

    @Test
    void whoRegisteredItNeitherApprovesNorPromotes() {
        Door both = house.door(bank, "engineer", "supervisor");
        int version = new ModelOfficers(both, both).untilShadow(bundles.from(1_000));

        Door.Reply own = ModelOfficers.act(both, version, "approvals");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.json().path("code").asString()).isEqualTo("forbidden");
        assertRefused("approved_by = registered_by, state = 'approved'", "four_eyes");
        assertRefused("state = 'approved'", "approved_by_somebody");
        assertRefused("registered_by = 'nobody'", "stays as it was registered");
        assertRefused("bundle = 'x'", "stays as it was registered");
        assertRefused("state = 'promoted'", "no way from shadow");
        officers.approved(version);
        assertThat(ModelOfficers.act(both, version, "promotions").status()).isEqualTo(403);
        assertRefused("promoted_by = registered_by, state = 'promoted'", "four_eyes");
        assertRefused("approved_by = 'other'", "who approved");
        assertThatThrownBy(() -> asHouse("delete from model_versions"))
                .hasMessageContaining("never deleted");
        assertThatThrownBy(() -> asHouse("delete from model_sets"))
                .hasMessageContaining("stays as it was published");
    }

    @Test
    void engineersRegisterSupervisorsApproveAndTheOthersRead() {
        int version = officers.untilPromoted(bundles.from(1_000));
        for (String role : List.of("analyst", "auditor", "administrator", "machine")) {
            Door door = house.door(bank, role);
            assertThat(ModelOfficers.register(door, bundles.from(1)).status()).isEqualTo(403);
            for (String act :
                    List.of("validations", "shadows", "approvals", "promotions", "retirements")) {
                assertThat(ModelOfficers.act(door, version, act).status())
                        .as(role + " " + act)
                        .isEqualTo(403);
            }
            assertThat(door.get(ModelOfficers.path(version)).status())
                    .isEqualTo(role.equals("machine") ? 403 : 200);
        }
        assertThat(ModelOfficers.register(supervisor, bundles.from(1)).status()).isEqualTo(403);
        assertThat(ModelOfficers.act(engineer, version, "approvals").status()).isEqualTo(403);
        assertThat(ModelOfficers.act(engineer, version, "retirements").status()).isEqualTo(403);
        assertThat(house.stranger().get("/v1/models").status()).isEqualTo(401);
    }

    @Test
    void whatBelongsToAnotherInstitutionDoesNotExist() {
        byte[] bundle = bundles.from(1_000);
        int version = officers.untilPromoted(bundle);
        Door engineerOfOther = house.door("other", "engineer");
        Door supervisorOfOther = house.door("other", "supervisor");

        assertThat(engineerOfOther.get(ModelOfficers.path(version)).status()).isEqualTo(404);
        assertThat(brought(engineerOfOther)).isEmpty();
        assertThat(engineerOfOther.get("/v1/model-sets").json().path("items")).isEmpty();
        for (String act : List.of("approvals", "promotions", "retirements")) {
            assertThat(ModelOfficers.act(supervisorOfOther, version, act).status()).isEqualTo(404);
        }
        Door.Reply own = ModelOfficers.register(engineerOfOther, bundle);
        assertThat(own.status()).isEqualTo(201);
        assertThat(own.json().path("version").asInt()).isEqualTo(1);
    }

    private void refused(byte[] bundle, String because) {
        Door.Reply reply = ModelOfficers.register(engineer, bundle);
        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.json().path("code").asString()).isEqualTo("validation-failed");
        assertThat(reply.text()).contains(because);
    }

    private void refusedInThisState(int version, String... acts) {
        for (String act : acts) {
            Door door = act.equals("shadows") ? engineer : supervisor;
            Door.Reply reply = ModelOfficers.act(door, version, act);
            assertThat(reply.status()).as(act + reply.text()).isEqualTo(409);
            assertThat(reply.json().path("code").asString()).isEqualTo("wrong-state");
        }
    }

    @Test
    void theModelThatComesWithVigilIsThereAndWaitsForOfficers() {
        JsonNode shipped = engineer.get("/v1/models").json().path("items").get(0);
        assertThat(shipped.path("model").asString()).isEqualTo("vigil");
        assertThat(shipped.path("state").asString()).isEqualTo("registered");
        assertThat(shipped.path("registeredBy").asString()).isEqualTo("vigil");
        assertThat(ModelOfficers.register(engineer, ShippedModel.bytes()).status()).isEqualTo(200);
        assertThat(supervisor.get("/v1/models").json().path("items")).hasSize(1);

        String version = "/v1/models/vigil/versions/1";
        assertThat(engineer.post(version + "/validations", "").json().path("passed").asBoolean())
                .isTrue();
        assertThat(engineer.post(version + "/shadows", "").json().path("state").asString())
                .isEqualTo("shadow");
        assertThat(supervisor.post(version + "/approvals", "").status()).isEqualTo(200);
        assertThat(supervisor.post(version + "/promotions", "").json().path("state").asString())
                .isEqualTo("promoted");
    }

    /** Versions but for the model that comes with Vigil. */
    private static JsonNode brought(Door door) {
        return door.get("/v1/models?model=test-model").json().path("items");
    }

    private void assertRefused(String assignment, String because) {
        assertThatThrownBy(() ->
                        asHouse(
                                "update model_versions set "
                                        + assignment
                                        + " where model = 'test-model'"))
                .as(assignment)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(because);
    }

    private String state(int version) {
        return engineer.get(ModelOfficers.path(version)).json().path("state").asString();
    }

    private void asHouse(String statement) throws SQLException {
        house.street().database().asHouse(bank, statement);
    }

    private long acts(String verb, String object) {
        return house.street().database().acts(bank, verb, object);
    }
}
