package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.log.v1.LogRecord;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.log.ScenarioFormat;
import vigil.monitoring.log.TransactionLog;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Scenarios published while transactions flow. */
class PublicationFlowTest {

    private static final String SCENARIO = "any-thousand";
    private static final String SECOND_PLACE =
            "select log_offset from scenario_sets where set_number = 2";
    private static final String SWEEP = "--vigil.monitoring.sets.sweep-every=200ms";

    @TempDir private Path emptyState = Path.of("");

    @Test
    void eachDecisionNamesTheVersionAtItsPlaceInTheLog() throws Exception {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street, SWEEP)) {
            Life life = new Life(house);
            Senders senders = new Senders(6, house::machine);
            senders.more(100);
            backtested(life, 1, 2, 3);
            for (int version = 1; version <= 3; version++) {
                life.inShadow(SCENARIO, version);
                senders.more(60);
                life.approved(SCENARIO, version);
                life.published(SCENARIO, version);
                senders.more(60);
            }
            life.retired(SCENARIO, 3);
            senders.more(100);
            int sent = senders.stop();

            Until.holds(
                    "the read side has all",
                    () -> street.database().number("select count(*) from decisions") == sent);
            assertThat(Decisions.ids(street.decisionsTopic()))
                    .hasSize(sent)
                    .doesNotHaveDuplicates();
            Map<Long, Integer> named = Replay.requireSetsAtTheirPlaces(street, SCENARIO);
            assertThat(named.keySet()).containsOnly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
            assertThat(
                            street.database()
                                    .number(
                                            "select count(distinct scenario_set) from configurations"))
                    .isEqualTo(8);
            assertThat(street.database().number("select sum(hits) from shadow_tallies"))
                    .isEqualTo(
                            Decisions.in(street.decisionsTopic()).stream()
                                    .mapToLong(decision -> decision.getShadowHitsCount())
                                    .sum())
                    .isPositive();
        }
        Replay.requireTheSame(street, emptyState);
    }

    @Test
    void aRestartGoesOnWithTheSetInForce() throws Exception {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street, SWEEP)) {
            Life life = new Life(house);
            Senders senders = new Senders(3, house::machine);
            senders.more(10);
            life.untilPublished(SCENARIO, 1, Sets.anyThousand(1));
            life.untilShadow(SCENARIO, 2, Sets.anyThousand(2));
            senders.more(30);
            senders.stop();
        }
        try (House house = House.on(street, SWEEP)) {
            String after =
                    house.machine()
                            .post("/v1/transactions", Payments.one("after", "2000.00"))
                            .text();
            assertThat(after).contains("\"scenarioSet\":4").contains(SCENARIO);
            Life life = new Life(house);
            life.approved(SCENARIO, 2);
            life.published(SCENARIO, 2);
            String later =
                    house.machine()
                            .post("/v1/transactions", Payments.one("later", "2000.00"))
                            .text();
            assertThat(later).contains("\"scenarioSet\":5");
        }

        Replay.requireSetsAtTheirPlaces(street, SCENARIO);
        Replay.requireTheSame(street, emptyState);
    }

    @Test
    void whatWasStoredAndNeverReachedTheLogIsAppended() throws Exception {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street, SWEEP)) {
            house.machine().post("/v1/transactions", Payments.one("before", "2000.00"));
            storeOnly(street, 2);

            Until.holds("it is in force", () -> places(street) == 2);
            assertThat(decided(house, "behind")).contains("\"scenarioSet\":2");
        }
        Replay.requireSetsAtTheirPlaces(street, SCENARIO);
    }

    @Test
    void aSetThatIsAppendedAgainHasNoSecondEffectAndKeepsItsFirstPlace() throws Exception {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street, SWEEP)) {
            house.machine().post("/v1/transactions", Payments.one("one", "2000.00"));
            LogRecord record = storeOnly(street, 2);
            Until.holds("it is in force", () -> places(street) == 2);
            long first = street.database().number(SECOND_PLACE);
            assertThat(decided(house, "two")).contains("\"scenarioSet\":2");

            house.part(TransactionLog.class).append(new InstitutionId("demo"), record).join();

            assertThat(decided(house, "three")).contains("\"scenarioSet\":2");
            assertThat(Replay.log(street).stream().filter(LogRecord::hasScenarios)).hasSize(3);
            assertThat(street.database().number(SECOND_PLACE)).isEqualTo(first);
        }
        Replay.requireSetsAtTheirPlaces(street, SCENARIO);
        Replay.requireTheSame(street, emptyState);
    }

    @Test
    void aNewScenarioCountsWhatWasPaidBeforeItWasPublished() throws Exception {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street, SWEEP)) {
            for (int day = 1; day <= 4; day++) {
                assertThat(paid(house, day)).contains("\"approve\"");
            }
            new Life(house).untilPublished("fifth-payment", 1, Sets.fifthPayment());
            assertThat(paid(house, 5)).contains("fifth-payment", "made 5 payments");
        }
        try (House house = House.on(street, SWEEP)) {
            assertThat(paid(house, 6)).contains("fifth-payment", "made 6 payments");
        }
        Replay.requireTheSame(street, emptyState);
    }

    private static String paid(House house, int day) {
        return house.machine()
                .post(
                        "/v1/transactions",
                        Payments.of(
                                "day-" + day,
                                "P",
                                "Q-" + day,
                                "10.00",
                                "2026-03-0" + day + "T10:00:00Z"))
                .text();
    }

    private static void backtested(Life life, int... versions) {
        for (int version : versions) {
            life.drafted(Sets.anyThousand(version));
            life.checked(SCENARIO, version);
            life.backtested(SCENARIO, version);
        }
    }

    private static String decided(House house, String id) {
        return house.machine().post("/v1/transactions", Payments.one(id, "2000.00")).text();
    }

    /** As when the house goes down between the commit and the log. */
    private static LogRecord storeOnly(StreetParts street, long set) throws Exception {
        SequencedMap<String, String> files = new LinkedHashMap<>(Sets.builtIn());
        files.put(SCENARIO + ".yaml", Sets.anyThousand(9));
        LogRecord record = ScenarioFormat.record("demo", set, files, new LinkedHashMap<>());
        try (Connection connection = street.database().overseer();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into scenario_sets (institution, set_number, record, content_hash, versions, shadow, made_by)"
                                        + " values ('demo', ?, ?, ?, '{}', '{}', 'test')")) {
            insert.setLong(1, set);
            insert.setBytes(2, record.toByteArray());
            insert.setString(3, record.getScenarios().getContentHash());
            insert.executeUpdate();
        }
        return record;
    }

    private static long places(StreetParts street) {
        return street.database()
                .number("select count(*) from scenario_sets where log_offset is not null");
    }
}
