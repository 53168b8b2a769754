package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import vigil.contracts.log.v1.LogRecord;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.TransactionLog;
import vigil.monitoring.loop.Loops;
import vigil.monitoring.loop.Traffic;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** A backtest over a log that is long enough to be looked at on its way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongBacktestTest {

    private static final String SCENARIO = "any-thousand";
    private static final int RECORDS = 60_000;

    private final StreetParts street = new StreetParts("monitoring");
    private House house;
    private Door engineer;

    @BeforeAll
    void aLongLog() {
        house = House.on(street);
        engineer = house.door("demo", "engineer");
        Life life = new Life(house);
        life.drafted(Sets.anyThousand(1));
        life.checked(SCENARIO, 1);
        Position last = append(Traffic.of(12, RECORDS));
        house.part(Loops.class).past(last).join();
        // What came by no door stands in no table: one by which it is known that there are some.
        assertThat(house.machine().post("/v1/transactions", Payments.one("one-1", "5.00")).status())
                .isEqualTo(200);
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void oneThatIsUnderWayShowsHowFarItIsAndStopsWhenCancelled() {
        String asked = ask();
        Until.holds("it has begun", () -> records(asked) > 0);
        long end = read(asked).path("logEnd").asLong();

        JsonNode cancelled = engineer.post(asked + "/cancellations", "").json();
        completed(ask()); // One at a time: the cancelled one has made room.

        assertThat(cancelled.path("state").asString()).isEqualTo("cancelled");
        assertThat(cancelled.path("records").asLong()).isBetween(1L, end - 1);
        JsonNode after = read(asked);
        assertThat(after.path("state").asString()).isEqualTo("cancelled");
        assertThat(after.path("records")).isEqualTo(cancelled.path("records"));
        assertThat(after.has("result")).isFalse();
    }

    @Test
    void itRepeatsToTheLastHit() {
        JsonNode first = completed(ask());
        JsonNode again = completed(ask());

        assertThat(first.path("result").path("hits").asLong()).isPositive();
        assertThat(again.path("result")).isEqualTo(first.path("result"));
        assertThat(again.path("resultHash")).isEqualTo(first.path("resultHash"));
    }

    private String ask() {
        Door.Reply reply = engineer.post(Life.path(SCENARIO, 1) + "/backtests", "{}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        return reply.header("location");
    }

    private JsonNode completed(String backtest) {
        Until.holds(
                "it is over", () -> read(backtest).path("state").asString().equals("completed"));
        return read(backtest);
    }

    private long records(String backtest) {
        return read(backtest).path("records").asLong();
    }

    private JsonNode read(String backtest) {
        return engineer.get(backtest).json();
    }

    /** Straight to the log, as many as no door takes in a test's time; gives the last place. */
    private Position append(List<LogRecord> records) {
        TransactionLog log = house.part(TransactionLog.class);
        InstitutionId demo = new InstitutionId("demo");
        CompletableFuture<Position> last = new CompletableFuture<>();
        for (LogRecord record : records) {
            last = log.append(demo, record.toBuilder().setInstitution("demo").build());
        }
        return last.join();
    }
}
