package vigil.launcher.analyse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import vigil.contracts.amlworld.AmlworldWriter;
import vigil.contracts.amlworld.RingKey;
import vigil.launcher.terminal.Trouble;
import vigil.simulator.Simulation;
import vigil.simulator.SimulationSettings;
import vigil.simulator.TrueRings;

class AnalyseCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER =
            "Timestamp,From Bank,Account,To Bank,Account,Amount Received,"
                    + "Receiving Currency,Amount Paid,Payment Currency,Payment Format,Is Laundering\n";

    @TempDir static Path shared;

    @TempDir Path folder;

    private static Path bank = Path.of("");
    private static Path key = Path.of("");

    @BeforeAll
    static void simulate() throws IOException {
        bank = shared.resolve("bank.csv.gz");
        key = shared.resolve("rings.csv");
        var settings =
                SimulationSettings.defaults()
                        .withSize(5_000, 20_000, 18)
                        .withRings(TrueRings.hiSmall(), 0)
                        .withCrimes(Set.of(), 0);
        try (var writer = AmlworldWriter.create(bank)) {
            RingKey rings = new Simulation(settings).run(writer::write);
            rings.write(key);
        }
    }

    @Test
    void theSameFileGivesTheSameBytes() throws Exception {
        analyse(bank, "--out", folder.resolve("first"));
        analyse(bank, "--out", folder.resolve("second"));

        for (String file : List.of("alerts.ndjson", "decisions.ndjson", "refused.ndjson")) {
            assertThat(folder.resolve("second").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("first").resolve(file));
        }
    }

    @Test
    void decisionsAndAlertsSayWhatTheyAreOf() throws Exception {
        analyse(bank, "--out", folder);

        List<JsonNode> decisions = lines("decisions.ndjson");
        List<JsonNode> alerts = lines("alerts.ndjson");
        assertThat(decisions).hasSize(20_000);
        assertThat(alerts)
                .isNotEmpty()
                .allSatisfy(alert -> {
                    assertThat(alert.propertyNames())
                            .containsExactly(
                                    "alert",
                                    "scenario",
                                    "typology",
                                    "score",
                                    "reason",
                                    "subject",
                                    "at",
                                    "row",
                                    "evidence");
                    assertThat(alert.get("evidence"))
                            .isNotEmpty()
                            .allSatisfy(row -> assertThat(row.asLong()).isBetween(0L, 19_999L));
                    assertThat(alert.get("evidence"))
                            .anyMatch(row -> row.asLong() == alert.get("row").asLong());
                    assertThat(alert.get("at").asString())
                            .matches("2022-09-\\d\\dT\\d\\d:\\d\\d:00Z");
                    assertThat(alert.get("subject").asString()).matches("0\\d+/8[0-9A-F]{8}");
                });
        assertThat(alerts.stream().map(alert -> alert.get("alert").asString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void ringsAreToldOnScreenAndInTheReport() throws Exception {
        Path report = folder.resolve("report.json");

        String screen = analyse(bank, "--rings", key, "--report", report);

        JsonNode figures = JSON.readTree(report);
        assertThat(figures.propertyNames())
                .containsExactly(
                        "transactions",
                        "seconds",
                        "transactionsPerSecond",
                        "alerts",
                        "ordinaryShareAlerted",
                        "truncatedShare",
                        "rings",
                        "typologies");
        assertThat(figures.get("transactions").asLong()).isEqualTo(20_000);
        assertThat(figures.get("rings"))
                .hasSize(8)
                .allSatisfy(ring ->
                        assertThat(ring.propertyNames())
                                .contains("typology", "total", "found", "medianHoursToAlert"));
        JsonNode cycles = figures.get("rings").get(1);
        assertThat(cycles.get("typology").asString()).isEqualTo("CYCLE");
        assertThat(cycles.get("total").asInt()).isEqualTo(54);
        assertThat(cycles.get("found").asInt()).isGreaterThan(40);
        assertThat(screen)
                .contains(
                        "20,000 transactions",
                        "CYCLE",
                        "Precision",
                        "Recall",
                        "The most telling alerts:",
                        "─▶");
    }

    @Test
    void theTypologiesOfASamldFileAreToldHonestOnesToo() throws Exception {
        Path file = folder.resolve("saml-d.csv");
        StringBuilder rows =
                new StringBuilder(
                        "Time,Date,Sender_account,Receiver_account,Amount,Payment_currency,Received_currency,Sender_bank_location,Receiver_bank_location,Payment_type,Is_laundering,Laundering_type\n");
        for (int i = 0; i < 3; i++) {
            rows.append("10:35:19,2022-10-0")
                    .append(1 + i)
                    .append(",7,8,145.15,UK pounds,UK pounds,UK,UK,ACH,0,Normal_Mutual\n");
        }
        for (int i = 0; i < 3; i++) {
            rows.append(
                    "11:00:0%d,2022-10-0%d,%d,%d,9%d00.00,UK pounds,UK pounds,UK,UK,ACH,1,Cycle\n"
                            .formatted(i, 4 + i, 20 + i, 20 + (i + 1) % 3, 9 - i));
        }
        Files.writeString(file, rows);
        Path report = folder.resolve("report.json");

        String screen = analyse(file, "--report", report);

        assertThat(screen).contains("Cycle", "laundering", "Normal_Mutual", "honest");
        JsonNode typologies = JSON.readTree(report).get("typologies");
        assertThat(typologies).hasSize(2);
        assertThat(typologies.get(0).get("typology").asString()).isEqualTo("Cycle");
        assertThat(typologies.get(0).get("inEvidence").asInt()).isEqualTo(3);
        assertThat(typologies.get(1).get("laundering").asBoolean()).isFalse();
        assertThat(typologies.get(1).get("transactions").asInt()).isEqualTo(3);
        assertThat(typologies.get(1).get("raisedAnAlert").asInt()).isZero();
    }

    @Test
    void badRowsAreCountedNamedAndKept() throws Exception {
        Path file =
                write(
                        "2022/09/01 00:06,1,A,2,B,1,Euro,-1,Euro,ACH,0\n2022/09/01 00:07,1,A,2,B,1,Euro,1,Euro,ACH,0\n");

        String screen = analyse(file, "--out", folder);

        assertThat(screen).contains("1 transactions", "row 0, Amount Paid: is not positive");
        assertThat(lines("refused.ndjson")).hasSize(1);
        assertThat(lines("decisions.ndjson"))
                .hasSize(1)
                .first()
                .satisfies(line -> assertThat(line.get("row").asInt()).isEqualTo(1));
    }

    @Test
    void rowsOutOfOrderAreDecidedInTheFilesOrderAndMarked() throws Exception {
        Path file =
                write(
                        "2022/09/02 00:06,1,A,2,B,1,Euro,1,Euro,ACH,0\n2022/09/01 00:07,1,A,2,B,1,Euro,1,Euro,ACH,0\n");

        String screen = analyse(file, "--out", folder);

        assertThat(screen).contains("1 transactions stand after a later one");
        assertThat(lines("decisions.ndjson"))
                .extracting(line -> line.get("late").asBoolean())
                .containsExactly(false, true);
    }

    @Test
    void anUnlabelledFileHasNoPrecision() throws Exception {
        Path file = folder.resolve("plain.csv");
        Files.writeString(
                file,
                HEADER.replace(",Is Laundering", "")
                        + "2022/09/01 00:06,1,A,2,B,1,Euro,1,Euro,ACH\n");
        Path report = folder.resolve("report.json");

        String screen = analyse(file, "--report", report);

        assertThat(screen).doesNotContain("Precision");
        assertThat(JSON.readTree(report).get("ordinaryShareAlerted").isNull()).isTrue();
    }

    @Test
    void whatCannotBeReadIsOneClearLine() throws Exception {
        assertTrouble("there is no file " + folder.resolve("none.csv"), folder.resolve("none.csv"));
        assertTrouble(folder + " is a folder, not a file", folder);
        assertTrouble("the file is empty", Files.writeString(folder.resolve("empty.csv"), ""));
        assertTrouble(
                "the first line has 2 columns",
                Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n"));
        assertTrouble("holds no transaction that could be taken (it has no rows)", write(""));
        assertTrouble(
                "holds no transaction that could be taken (the first: row 0, row: has 1 columns",
                write("noise\n"));
        byte[] packed = Files.readAllBytes(bank);
        Path cut =
                Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(packed, packed.length / 2));
        assertTrouble("the packed file is cut off", cut, "--out", folder.resolve("out"));
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @Test
    void wrongOptionsAreOneClearLine() throws Exception {
        Path file = write("2022/09/01 00:06,1,A,2,B,1,Euro,1,Euro,ACH,0\n");
        assertTrouble("--window is a number of days or hours", file, "--window", "soon");
        assertTrouble("The window must be between 1 hour and 13 days", file, "--window", "400d");
        assertTrouble("a ring key starts with the line ring,typology,rows", file, "--rings", file);
        assertTrouble("there is no file", file, "--rings", folder.resolve("none.csv"));
        assertTrouble("is a file; --out needs a folder", file, "--out", file);
        assertTrouble("is not a folder", file, "--scenarios", file);
    }

    private Path write(String rows) throws IOException {
        return Files.writeString(folder.resolve("file.csv"), HEADER + rows);
    }

    private List<JsonNode> lines(String file) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(file))) {
            nodes.add(JSON.readTree(line));
        }
        return nodes;
    }

    private static void assertTrouble(String message, Path file, Object... options) {
        assertThatThrownBy(() -> analyse(file, options))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "Exception"));
    }

    private static String analyse(Path file, Object... options) {
        var screen = new ByteArrayOutputStream();
        var command = new AnalyseCommand(new PrintStream(screen, true, UTF_8));
        String[] words =
                Stream.concat(Stream.of(file), Arrays.stream(options))
                        .map(String::valueOf)
                        .toArray(String[]::new);
        new CommandLine(command).parseArgs(words);
        assertThat(command.call()).isZero();
        return screen.toString(UTF_8);
    }
}
