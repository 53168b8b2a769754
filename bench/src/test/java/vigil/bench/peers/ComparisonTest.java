package vigil.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vigil.bench.load.LoadRun;
import vigil.contracts.amlworld.AmlworldCsv;
import vigil.contracts.amlworld.AmlworldRecord;
import vigil.contracts.amlworld.AmlworldRow;
import vigil.engine.core.CoreSettings;
import vigil.engine.core.ScenarioCheck;
import vigil.engine.scenarios.ScenarioSet;
import vigil.launcher.door.FrontDoor;

class ComparisonTest {

    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void everyRuleIsAScenarioWhoseExamplesAreAsTheySay() {
        List<Rule> rules = new ArrayList<>(Rule.ten());
        rules.addAll(Rule.velocity(33));
        SequencedMap<String, String> files = new LinkedHashMap<>();
        rules.forEach(rule -> files.put(rule.id() + ".yaml", rule.yaml()));

        ScenarioSet set = ScenarioSet.of(files);

        assertThat(set.names()).hasSize(43).containsExactlyElementsOf(files(rules));
        assertThat(ScenarioCheck.failures(CoreSettings.defaults(), set)).isEmpty();
    }

    @Test
    void aHistoryHoldsTheAccountsThatPayAtTheDoor(@TempDir Path folder) throws IOException {
        Work work = Work.tenRules("x");
        Path file = folder.resolve("history.csv.gz");
        new History(work, 0, 500, START, Duration.ofDays(60)).write(file);
        DrawnPayments atTheDoor = new DrawnPayments("run", work, START);

        List<AmlworldRow> rows = rows(file);

        assertThat(rows).hasSize(500);
        assertThat(rows.getLast().at()).isBetween(START.plusSeconds(59 * 86_400L), Instant.MAX);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode payment =
                    FrontDoor.json(new String(atTheDoor.json(i), StandardCharsets.UTF_8));
            assertThat(payment.at("/payer/account/number").asString())
                    .isEqualTo(rows.get(i).fromAccount());
            assertThat(payment.at("/payer/bank/code").asString()).isEqualTo(rows.get(i).fromBank());
            assertThat(payment.at("/payee/account/number").asString())
                    .isEqualTo(rows.get(i).toAccount());
            assertThat(payment.at("/amount/value").asString())
                    .isEqualTo(rows.get(i).paid().toPlainString());
        }
    }

    @Test
    void theWorkHasTheSharesThatWereMeasuredWith() {
        Work work = Work.tenRules("x");
        int cash = 0;
        int large = 0;
        long cents = 0;
        for (int i = 0; i < 100_000; i++) {
            Draw draw = work.draw(i);
            cash += draw.cash() ? 1 : 0;
            large += draw.cents() >= 1_000_000 ? 1 : 0;
            cents += draw.cash() || draw.cents() >= 1_000_000 ? 0 : draw.cents();
        }

        assertThat(cash).isBetween(400, 600);
        assertThat(large).isBetween(400, 600);
        assertThat(cents / 99_000 / 100).isBetween(590L, 620L);
    }

    @Test
    void oursStandsAboveTheirs() {
        LoadRun.Outcome outcome = new LoadRun.Outcome(100, 0, 0, 1, 1.5, 9.5, 12);
        Cost cost = new Cost(Map.of("monitoring", 0.4, "load", 0.2), 1_400, 0.05);

        List<String> lines =
                PeersTable.lines(
                        List.of(
                                new Measured(
                                        "ten rules",
                                        Peer.MARBLE_TEN_RULES,
                                        outcome,
                                        outcome,
                                        cost)));

        assertThat(lines.get(1)).contains("Vigil").contains("0.400").contains("1,400");
        assertThat(lines.get(2)).contains("Marble").contains("21.0").contains("14,511");
    }

    private static List<String> files(List<Rule> rules) {
        return rules.stream().map(Rule::id).toList();
    }

    private static List<AmlworldRow> rows(Path file) throws IOException {
        List<AmlworldRow> rows = new ArrayList<>();
        try (AmlworldCsv csv = AmlworldCsv.open(file)) {
            for (AmlworldRecord record = csv.next(); record != null; record = csv.next()) {
                rows.add(((AmlworldRecord.Read) record).row());
            }
        }
        return rows;
    }
}
