package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.log.v1.LogRecord;
import vigil.contracts.log.v1.ModelsPublished;
import vigil.monitoring.log.Ids;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Models promoted while transactions flow. */
class ModelFlowTest {

    private static final String SWEEP = "--vigil.monitoring.sets.sweep-every=200ms";

    private final Bundles bundles = new Bundles();

    @TempDir private Path emptyState = Path.of("");
    @TempDir private Path keys = Path.of("");

    @Test
    void eachDecisionNamesTheModelAtItsPlaceInTheLog() throws Exception {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street, SWEEP, bundles.trusted(keys))) {
            ModelOfficers officers = new ModelOfficers(house, "demo");
            Senders senders = new Senders(6, house::machine);
            senders.more(100);
            for (int amount : new int[] {1_100, 1_200}) {
                int version = officers.untilShadow(bundles.from(amount));
                senders.more(60);
                officers.approved(version);
                officers.promoted(version);
                senders.more(60);
            }
            officers.retired(2);
            senders.more(100);
            int sent = senders.stop();

            Until.holds(
                    "the read side has all",
                    () -> street.database().number("select count(*) from decisions") == sent);
            assertThat(Decisions.ids(street.decisionsTopic()))
                    .hasSize(sent)
                    .doesNotHaveDuplicates();
            assertThat(requireModelsAtTheirPlaces(street)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
            requireTallies(street);
            assertThat(
                            street.database()
                                    .number("select count(*) from decisions where scores is null"))
                    .isPositive();
        }
        Replay.requireTheSame(street, emptyState);
    }

    @Test
    void theAnswerShowsScoreAndReasonsAndARestartGoesOn() throws Exception {
        StreetParts street = new StreetParts("monitoring");
        String id;
        JsonNode first;
        try (House house = House.on(street, SWEEP, bundles.trusted(keys))) {
            JsonNode before = paid(house, "before", "2000.00");
            assertThat(before.has("modelScore")).isFalse();
            assertThat(before.path("modelSet").asInt()).isZero();
            new ModelOfficers(house, "demo").untilPromoted(bundles.from(1_000));

            first = paid(house, "flagged", "2000.00");
            requireFlagged(first);
            JsonNode small = paid(house, "small", "20.00");
            assertThat(small.path("modelScore").path("flagged").asBoolean()).isFalse();
            assertThat(small.path("modelScore").path("reasons").get(0).path("text").asString())
                    .contains("20.00 USD", "speaks against it");
            id = first.path("transactionId").asString();
            Until.holds(
                    "it has reached the rows",
                    () -> house.analyst().get("/v1/decisions/" + id).status() == 200);
            assertThat(house.analyst().get("/v1/decisions/" + id).json()).isEqualTo(first);
            assertThat(
                            house.analyst()
                                    .get("/v1/alerts?scenario=model.test-model")
                                    .json()
                                    .path("items"))
                    .hasSize(1);
        }
        try (House house = House.on(street, SWEEP, bundles.trusted(keys))) {
            assertThat(paid(house, "flagged", "2000.00").path("modelScore"))
                    .as("sent again, answered as before")
                    .isEqualTo(first.path("modelScore"));
            JsonNode after = paid(house, "after", "3000.00");
            assertThat(after.path("modelSet").asInt()).isEqualTo(2);
            assertThat(after.path("modelScore").path("flagged").asBoolean()).isTrue();
        }
        Replay.requireTheSame(street, emptyState);
    }

    private static void requireFlagged(JsonNode decision) {
        JsonNode score = decision.path("modelScore");
        assertThat(decision.path("outcome").asString()).isEqualTo("review");
        assertThat(decision.path("modelSet").asInt()).isEqualTo(2);
        assertThat(score.path("model").asString()).isEqualTo(Bundles.NAME);
        assertThat(score.path("version").asInt()).isEqualTo(1);
        assertThat(score.path("bundleHash").asString()).hasSize(64);
        assertThat(score.path("flagged").asBoolean()).isTrue();
        assertThat(score.path("exact").asBoolean()).isTrue();
        assertThat(score.path("reasons").get(0).path("text").asString())
                .contains("2,000.00 USD", "speaks for laundering");
        JsonNode hit = decision.path("hitRules").get(0);
        assertThat(hit.path("ruleId").asString()).isEqualTo("model." + Bundles.NAME);
        assertThat(hit.path("opensAlert").asBoolean()).isTrue();
    }

    private static JsonNode paid(House house, String id, String amount) {
        Door.Reply reply = house.machine().post("/v1/transactions", Payments.one(id, amount));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    /** Gives the numbers of the sets that decisions name. */
    private static Set<Long> requireModelsAtTheirPlaces(StreetParts street) {
        Map<String, ModelsPublished> expected = new HashMap<>();
        ModelsPublished inForce = ModelsPublished.getDefaultInstance();
        for (LogRecord record : Replay.log(street)) {
            if (record.hasModels() && record.getModels().getSet() > inForce.getSet()) {
                inForce = record.getModels();
            }
            if (record.hasTransaction()) {
                expected.putIfAbsent(Ids.text(record.getTransaction().getTransactionId()), inForce);
            }
        }
        Set<Long> named = new TreeSet<>();
        for (Decision decision : Decisions.in(street.decisionsTopic())) {
            ModelsPublished at = expected.remove(Ids.text(decision.getTransactionId()));
            if (at == null) {
                throw new AssertionError("decided, and not in the log");
            }
            assertThat(decision.getModelSet()).isEqualTo(at.getSet());
            assertThat(decision.hasModelScore()).isEqualTo(at.hasChampion());
            assertThat(decision.getModelScore().getBundleHash())
                    .isEqualTo(at.getChampion().getBundleHash());
            assertThat(decision.getModelScore().getVersion())
                    .isEqualTo(at.getChampion().getVersion());
            assertThat(decision.getChallengerScore().getBundleHash())
                    .isEqualTo(at.getChallenger().getBundleHash());
            named.add(at.getSet());
        }
        assertThat(expected).isEmpty();
        return named;
    }

    private static void requireTallies(StreetParts street) {
        long scored = 0;
        long flagged = 0;
        long lost = 0;
        for (Decision decision : Decisions.in(street.decisionsTopic())) {
            if (decision.hasChallengerScore()) {
                scored++;
                flagged += decision.getChallengerScore().getFlagged() ? 1 : 0;
                lost +=
                        decision.getModelScore().getFlagged()
                                        && !decision.getChallengerScore().getFlagged()
                                ? 1
                                : 0;
            }
        }
        assertThat(scored).isPositive();
        assertThat(street.database().number("select sum(scored) from model_tallies"))
                .isEqualTo(scored);
        assertThat(street.database().number("select sum(flagged) from model_tallies"))
                .isEqualTo(flagged);
        assertThat(street.database().number("select sum(lost) from model_tallies")).isEqualTo(lost);
    }
}
