package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;

/** The figures, against the same ones worked out here from the same rows. */
class MetricsTest {

    private static final House HOUSE = House.shared();
    private static final String BANK = "metrics";
    private static final List<String> SAID =
            List.of(
                    "false_positive",
                    "false_positive",
                    "no_further_action",
                    "customer_exited",
                    "true_positive",
                    "reported");

    /** An item as its row will have it. */
    private record Row(
            UUID id,
            String scenario,
            String officer,
            Instant received,
            String said,
            Instant closed) {

        boolean isOpen() {
            return said.isEmpty();
        }

        long seconds() {
            return Duration.between(received, closed).toSeconds();
        }
    }

    @Test
    void theFiguresAreThoseOfTheRows() throws SQLException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant from = now.minus(Duration.ofDays(60));
        List<Row> rows = rows(now);
        plant(rows);
        Door supervisor = HOUSE.door(BANK, "supervisor");

        JsonNode read = supervisor.get("/v1/metrics?from=" + from + "&to=" + now).json();

        List<Row> arrived = rows.stream().filter(row -> !row.received().isBefore(from)).toList();
        long decided = arrived.stream().filter(row -> !row.isOpen()).count();
        long held =
                arrived.stream()
                        .filter(row ->
                                row.said().equals("true_positive") || row.said().equals("reported"))
                        .count();
        assertThat(read.at("/funnel/alerts").asLong()).isEqualTo(arrived.size());
        assertThat(read.at("/funnel/decided").asLong()).isEqualTo(decided);
        assertThat(read.at("/funnel/truePositives").asLong()).isEqualTo(held);
        assertThat(read.at("/funnel/truePositiveRate").asDouble())
                .isEqualTo((double) held / decided);
        assertAges(read.path("ageingItems"), rows, now);
        assertBands(read, rows, now);
        List<Row> closed =
                rows.stream().filter(row -> !row.isOpen() && !row.closed().isBefore(from)).toList();
        assertClosed(read.path("closed"), closed);
        assertGroups(read.path("byScenario"), closed, true);
        assertGroups(read.path("byOfficer"), closed, false);
        assertThat(read.has("reports")).isFalse();
    }

    private static void assertGroups(JsonNode read, List<Row> closed, boolean byScenario) {
        Map<String, List<Row>> groups = new TreeMap<>();
        closed.forEach(row ->
                groups.computeIfAbsent(
                                byScenario ? row.scenario() : row.officer(),
                                any -> new ArrayList<>())
                        .add(row));
        assertThat(read).hasSize(groups.size());
        for (JsonNode group : read) {
            assertClosed(group, Objects.requireNonNull(groups.get(group.path("key").asString())));
        }
    }

    private static void assertClosed(JsonNode read, List<Row> closed) {
        List<Long> seconds = closed.stream().map(Row::seconds).sorted().toList();
        long wrong = closed.stream().filter(row -> row.said().equals("false_positive")).count();
        assertThat(read.at("/time/count").asLong()).isEqualTo(closed.size());
        assertThat(read.at("/time/medianSeconds").asDouble())
                .isCloseTo(percentile(seconds, 0.5), within(0.51));
        assertThat(read.at("/time/p90Seconds").asDouble())
                .isCloseTo(percentile(seconds, 0.9), within(0.51));
        assertThat(read.path("falsePositives").asLong()).isEqualTo(wrong);
        assertThat(read.path("falsePositiveShare").asDouble())
                .isEqualTo((double) wrong / closed.size());
    }

    /** Between the two neighbours, as far as the rank stands between them. */
    private static double percentile(List<Long> sorted, double share) {
        double rank = share * (sorted.size() - 1);
        int below = (int) Math.floor(rank);
        int above = (int) Math.ceil(rank);
        return sorted.get(below) + (rank - below) * (sorted.get(above) - sorted.get(below));
    }

    /** The planted items are all of low severity and late. */
    private static void assertBands(JsonNode read, List<Row> rows, Instant now) {
        assertThat(read.path("itemBands")).hasSize(5 * 8);
        assertThat(read.path("caseBands")).hasSize(8);
        for (JsonNode band : read.path("itemBands")) {
            String severity = band.path("severity").asString("all");
            long open =
                    rows.stream()
                            .filter(Row::isOpen)
                            .map(row -> Duration.between(row.received(), now).toDays())
                            .filter(days ->
                                    days >= band.path("fromDays").asInt()
                                            && days <= band.path("toDays").asInt(9_999))
                            .count();
            assertThat(band.path("open").asLong())
                    .as(band.path("key").asString())
                    .isEqualTo(severity.equals("all") || severity.equals("low") ? open : 0);
            assertThat(band.path("late").asLong()).isEqualTo(band.path("open").asLong());
        }
        assertThat(read.at("/itemBands/2/key").asString()).isEqualTo("all 4-7");
        assertThat(read.at("/itemBands/15/key").asString()).isEqualTo("critical 91+");
    }

    private static void assertAges(JsonNode read, List<Row> rows, Instant now) {
        long[] ages = new long[4];
        for (Row row : rows) {
            if (row.isOpen()) {
                long days = Duration.between(row.received(), now).toDays();
                ages[days <= 30 ? 0 : days <= 60 ? 1 : days <= 90 ? 2 : 3]++;
            }
        }
        assertThat(read.path("upTo30").asLong()).isEqualTo(ages[0]);
        assertThat(read.path("from31To60").asLong()).isEqualTo(ages[1]);
        assertThat(read.path("from61To90").asLong()).isEqualTo(ages[2]);
        assertThat(read.path("over90").asLong()).isEqualTo(ages[3]);
    }

    @Test
    void casesAndReportsAreCountedForWhoMayKnow() {
        Desk desk = new Desk(HOUSE, "metrics-reports");
        Filers filers =
                new Filers(
                        HOUSE.door("metrics-reports", "analyst", "reporter"),
                        HOUSE.door("metrics-reports", "supervisor", "reporter"));
        String first = desk.caseOf(desk.alert().opened().id).path("caseId").asString();
        desk.caseOf(desk.alert().opened().id, desk.alert().opened().id);
        desk.alert().opened();
        String sent = filers.submitted(first);
        vigil.testkit.Until.holds(
                "it has left",
                () -> filers.detail(sent).at("/submissions/0/state").asString().equals("sent"));

        JsonNode known = filers.author().get("/v1/metrics").json();
        JsonNode open = desk.supervisor.get("/v1/metrics").json();

        assertThat(known.at("/funnel/alerts").asInt()).isEqualTo(4);
        assertThat(known.at("/funnel/inCases").asInt()).isEqualTo(3);
        assertThat(known.at("/funnel/cases").asInt()).isEqualTo(2);
        assertThat(known.at("/funnel/caseRate").asDouble()).isEqualTo(0.75);
        assertThat(known.at("/reports/casesReported").asInt()).isEqualTo(1);
        assertThat(known.at("/reports/reportRate").asDouble()).isEqualTo(0.5);
        assertThat(known.at("/reports/sent").asInt()).isEqualTo(1);
        assertThat(known.at("/reports/begun").asInt()).isEqualTo(1);
        assertThat(open.has("reports")).isFalse();
        assertThat(desk.supervisor.get("/v1/metrics/csv").text())
                .startsWith("section,key,figure,value\r\n")
                .contains("funnel,\"\",alerts,4\r\n")
                .doesNotContain("report");
        assertThat(filers.author().get("/v1/metrics/csv").text()).contains("reports,\"\",sent,1");
    }

    @Test
    void whatIsNoPeriodIsRefused() {
        Door supervisor = HOUSE.door(BANK, "supervisor");

        assertThat(supervisor.get("/v1/metrics?from=yesterday").status()).isEqualTo(422);
        assertThat(
                        supervisor
                                .get(
                                        "/v1/metrics?from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z")
                                .status())
                .isEqualTo(422);
        assertThat(HOUSE.door(BANK, "engineer").get("/v1/metrics").status()).isEqualTo(403);
    }

    /** Items of the last half year, two thirds of them closed; some at the edges of groups. */
    private static List<Row> rows(Instant now) {
        Random random = new Random(64);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            // A minute beside a day's edge: the house reads the clock a little later.
            Instant received =
                    i < 8
                            ? now.minus(Duration.ofDays(30 + 30L * (i / 2)))
                                    .minus(Duration.ofMinutes(i % 2 == 0 ? 1 : 24 * 60 - 5))
                            : now.minusSeconds(3_600 + random.nextLong(180L * 86_400));
            boolean open = i < 8 || random.nextInt(3) == 0;
            long most = Math.max(60, Duration.between(received, now).toSeconds() - 60);
            rows.add(
                    new Row(
                            new UUID(random.nextLong(), random.nextLong()),
                            "scenario-" + random.nextInt(5),
                            "officer-" + random.nextInt(4),
                            received,
                            open ? "" : SAID.get(random.nextInt(SAID.size())),
                            received.plusSeconds(1 + random.nextLong(most))));
        }
        return rows;
    }

    /** Written past the triggers, which take no other time than now. */
    private static void plant(List<Row> rows) throws SQLException {
        try (Connection connection = HOUSE.street().database().overseer();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (Row row : rows) {
                statement.execute(
                        """
                        with said as (
                            insert into dispositions (institution, item_id, disposition, reason, four_eyes, author, made_at)
                            select 'metrics', '%1$s', '%5$s', '', false, '%3$s', '%6$s' where '%5$s' <> ''
                            returning number)
                        insert into work_items (institution, item_id, source, state, subject_kind, subject, scenario, typology,
                            severity, score, group_id, opened_at, received_at, at_risk_at, due_at, changed_at, priority,
                            disposition)
                        values ('metrics', '%1$s', 'alert', case when '%5$s' = '' then 'new' else 'closed' end, 'account',
                            '1', '%2$s', 'x', 'low', 1, '%1$s', '%4$s', '%4$s', '%4$s', '%4$s', '%4$s', 1,
                            (select number from said))\
                        """
                                .formatted(
                                        row.id(),
                                        row.scenario(),
                                        row.officer(),
                                        row.received(),
                                        row.said(),
                                        row.closed()));
            }
        }
    }
}
