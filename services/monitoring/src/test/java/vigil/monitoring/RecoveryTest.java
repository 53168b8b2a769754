package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.intake.json.JsonTransactionReader;
import vigil.monitoring.loop.Loops;
import vigil.monitoring.projection.Projection;
import vigil.monitoring.store.BatchCommit;
import vigil.monitoring.store.Preparation;
import vigil.monitoring.store.TransactionStore;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

class RecoveryTest {

    private static final InstitutionId DEMO = new InstitutionId("demo");

    @Test
    void theSameLogFromEmptyStateGivesTheSameStreamByteForByte(@TempDir Path emptyState) {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street)) {
            sendBatches(house, 4, 200);
            Until.holds(
                    "all is decided", () -> Decisions.bytes(street.decisionsTopic()).size() == 800);
        }

        String again = street.decisionsTopic() + "-again";
        Replay.into(street, again, emptyState);

        List<byte[]> first = Decisions.bytes(street.decisionsTopic());
        assertThat(first).hasSize(800);
        assertThat(Arrays.deepEquals(first.toArray(), Decisions.bytes(again).toArray())).isTrue();
    }

    @Test
    void aRestartGoesOnFromTheSnapshotAndDoublesNothing() throws IOException {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street)) {
            sendBatches(house, 2, 100);
        }
        assertThat(snapshots(street)).isNotEmpty();

        try (House house = House.on(street)) {
            sendBatches(house, 3, 100); // The first two batches are the same as before.
            Until.holds(
                    "all is decided", () -> Decisions.ids(street.decisionsTopic()).size() == 300);
        }

        assertThat(Decisions.ids(street.decisionsTopic())).hasSize(300).doesNotHaveDuplicates();
        assertThat(street.database().number("select count(*) from transactions")).isEqualTo(300);
    }

    @Test
    void withoutASnapshotTheLogIsReplayedAndNothingIsWrittenAgain() throws IOException {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street)) {
            sendBatches(house, 2, 100);
        }
        for (Path snapshot : snapshots(street)) {
            Files.write(snapshot, new byte[] {1, 2, 3});
        }

        try (House house = House.on(street)) {
            Door.Reply reply =
                    house.machine().post("/v1/transactions", Payments.one("after", "1.00"));
            assertThat(reply.status()).isEqualTo(200);
        }

        assertThat(Decisions.ids(street.decisionsTopic())).hasSize(201).doesNotHaveDuplicates();
    }

    @Test
    void whatWasKeptAndNeverReachedTheLogIsAppendedByTheSweep() throws Exception {
        StreetParts street = new StreetParts("monitoring");
        try (House house =
                House.on(
                        street,
                        "--vigil.monitoring.desk.deadline=1s",
                        "--vigil.monitoring.desk.sweep-every=200ms",
                        "--vigil.monitoring.desk.sweep-after=2s")) {
            sendBatches(house, 1, 50);
            Until.holds(
                    "what is decided lies behind the mark",
                    () ->
                            street.database().number("select count(*) from swept where number > 0")
                                    == 1);
            keepOnly(house, "stranded-1");
            assertThat(Decisions.ids(street.decisionsTopic())).hasSize(50);

            Until.holds("it is decided", () -> Decisions.ids(street.decisionsTopic()).size() == 51);
            Door.Reply again =
                    house.machine().post("/v1/transactions", Payments.one("stranded-1", "9.00"));
            assertThat(again.status()).isEqualTo(200);
        }

        assertThat(Decisions.ids(street.decisionsTopic())).hasSize(51);
    }

    @Test
    void aRetryAppendsWhatWasKeptAndNeverReachedTheLog() throws Exception {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street)) {
            keepOnly(house, "stranded-2");

            Door.Reply retry =
                    house.machine().post("/v1/transactions", Payments.one("stranded-2", "9.00"));

            assertThat(retry.status()).isEqualTo(200);
            assertThat(retry.json().has("fallback")).isFalse();
        }
        assertThat(Decisions.ids(street.decisionsTopic())).hasSize(1);
    }

    @Test
    void pastTheDeadlineTheFallbackIsAnsweredAndTheDecisionStillArrives() {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street, "--vigil.monitoring.desk.deadline=800ms")) {
            house.part(Loops.class).stop();

            Door.Reply late =
                    house.machine().post("/v1/transactions", Payments.one("late-1", "9.00"));

            assertThat(late.status()).as(late.text()).isEqualTo(200);
            assertThat(late.json().path("outcome").asString()).isEqualTo("review");
            assertThat(late.json().path("reason").asString()).isEqualTo("deadline");
            assertThat(late.json().path("fallback").asBoolean()).isTrue();

            house.part(Loops.class).start();
            String id = late.json().path("transactionId").asString();
            Until.holds(
                    "it is decided",
                    () -> house.analyst().get("/v1/decisions/" + id).status() == 200);
            Door.Reply again =
                    house.machine().post("/v1/transactions", Payments.one("late-1", "9.00"));
            assertThat(again.json().path("outcome").asString()).isEqualTo("approve");
        }
    }

    @Test
    void withoutADatabaseCallersAreAskedToComeBackAndItHealsByItself() {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street)) {
            house.machine().post("/v1/transactions", Payments.one("before", "1.00"));

            street.database().cable().cut();
            Door.Reply gone =
                    house.machine().post("/v1/transactions", Payments.one("during", "1.00"));
            Door.Reply question = house.analyst().get("/v1/transactions");
            Until.holds(
                    "the house is not ready",
                    () -> house.stranger().get("/actuator/health/readiness").status() == 503);
            street.database().cable().mend();

            assertThat(gone.status()).as(gone.text()).isEqualTo(503);
            assertThat(gone.header("retry-after")).isNotEmpty();
            assertThat(question.status()).isEqualTo(503);
            Until.holds(
                    "the payment is taken",
                    () ->
                            house.machine()
                                            .post(
                                                    "/v1/transactions",
                                                    Payments.one("during", "1.00"))
                                            .status()
                                    == 200);
            Until.holds(
                    "the house is ready",
                    () -> house.stranger().get("/actuator/health/readiness").status() == 200);
            Until.holds(
                    "the read side has caught up",
                    () -> street.database().number("select count(*) from decisions") == 2);
        }
        assertThat(Decisions.ids(street.decisionsTopic())).hasSize(2);
    }

    /** As when the house goes down between the commit and the log. */
    private static void keepOnly(House house, String id) throws Exception {
        var received =
                house.part(JsonTransactionReader.class)
                        .read(
                                Payments.one(id, "9.00")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .transactions()
                        .accepted()
                        .getFirst()
                        .value();
        var prepared = house.part(Preparation.class).prepare(DEMO, received, null);
        try (var connection = house.part(DataSource.class).getConnection()) {
            new BatchCommit(house.part(TransactionStore.class))
                    .commit(connection, Map.of(DEMO, List.of(prepared)));
        }
    }

    /** Batches of payments, the same for the same numbers. */
    private static void sendBatches(House house, int batches, int size) {
        for (int batch = 0; batch < batches; batch++) {
            List<String> payments = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int number = batch * size + i;
                payments.add(
                        Payments.of(
                                "batch-" + number,
                                "P" + number % 17,
                                "Q" + number % 23,
                                (number % 900 + 1) + ".00",
                                "2026-03-01T%02d:%02d:00Z"
                                        .formatted(number / 60 % 24, number % 60)));
            }
            Door.Reply reply =
                    house.machine()
                            .post("/v1/transactions", "[" + String.join(",", payments) + "]");
            assertThat(reply.status()).as(reply.text()).isEqualTo(207);
            assertThat(reply.text()).doesNotContain("\"problem\"");
        }
        Until.holds(
                "the read side has all", () -> house.part(Projection.class).progress().lag() == 0);
    }

    private static List<Path> snapshots(StreetParts street) throws IOException {
        try (Stream<Path> files = Files.walk(street.state())) {
            return files.filter(file -> file.toString().endsWith(".snapshot")).toList();
        }
    }
}
