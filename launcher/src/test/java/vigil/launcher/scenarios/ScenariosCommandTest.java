package vigil.launcher.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.launcher.terminal.Trouble;

class ScenariosCommandTest {
    private static final Path BUILT_IN = Path.of("..", "engine", "scenarios");
    private static final Path SAMPLE =
            Path.of("src/test/resources/vigil/launcher/analyse/transactions/amlsim-20k.csv.gz");

    @TempDir private Path folder;

    @BeforeEach
    void copyOne() throws IOException {
        Files.copy(BUILT_IN.resolve("velocity.yaml"), folder.resolve("velocity.yaml"));
    }

    @Test
    void aSoundFolderIsChecked() {
        assertThat(run("check", folder.toString())).isZero();
        assertThat(run("test", folder.toString())).isZero();
        assertThat(run("list", folder.toString())).isZero();
    }

    @Test
    void whatIsNotSoundIsToldWithItsPlace() throws IOException {
        change("payer.outCount1h >= 10", "payer.outCount1h >= ten");

        assertThatThrownBy(() -> run("check", folder.toString()))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("velocity.yaml:")
                .hasMessageContaining("undeclared reference to 'ten'");
    }

    @Test
    void anExampleOnTheWrongSideFails() throws IOException {
        change("payer.outCount1h >= 10", "payer.outCount1h >= 9");

        assertThat(run("test", folder.toString())).isEqualTo(1);
    }

    @Test
    void aBacktestRepeatsItselfAndTellsWhatIsNewAndLost() throws IOException {
        change("payer.outCount1h >= 10", "payer.outCount1h >= 4");
        Path first = folder.resolve("first.json");
        Path second = folder.resolve("second.json");

        assertThat(backtest(first)).isZero();
        assertThat(backtest(second)).isZero();

        JsonNode report = JsonMapper.shared().readTree(Files.readAllBytes(first));
        JsonNode again = JsonMapper.shared().readTree(Files.readAllBytes(second));
        assertThat(report.get("hash")).isEqualTo(again.get("hash"));
        assertThat(report.get("transactions").asLong()).isGreaterThan(10_000);
        JsonNode velocity = report.get("scenarios").get(0);
        assertThat(velocity.get("scenario").asString()).isEqualTo("velocity");
        assertThat(velocity.get("hits").asLong()).isEqualTo(velocity.get("new").asLong());
        JsonNode example = velocity.get("newExamples").get(0);
        assertThat(example.get("row").asLong()).isPositive();
        assertThat(example.get("fired").asString()).isNotEmpty();
        assertThat(example.get("missed").asString())
                .startsWith("not payer.outCount1h >= 10: payer.outCount1h is ");
        assertThat(report.get("alertsPerThousand").asDouble())
                .isCloseTo(
                        1_000.0
                                * report.get("alerts").asLong()
                                / report.get("transactions").asLong(),
                        org.assertj.core.data.Offset.offset(1e-5));
        assertThat(velocity.has("alertsPerThousand")).isTrue();
        long lost = 0;
        for (JsonNode line : report.get("scenarios")) {
            lost += line.get("lost").asLong();
        }
        assertThat(lost).isPositive();
    }

    @Test
    void aBacktestOfALabelledFileSaysWhatItsAlertsWereWorth() throws IOException {
        Path report = folder.resolve("report.json");

        assertThat(run("backtest", SAMPLE.toString(), "--report", report.toString())).isZero();

        JsonNode all = JsonMapper.shared().readTree(Files.readAllBytes(report));
        assertThat(all.get("laundering").asLong()).isPositive();
        assertThat(all.get("launderingShown").asLong()).isPositive();
        assertThat(all.get("precision").asDouble()).isBetween(0.0, 1.0);
        assertThat(all.get("processorSeconds").asDouble()).isPositive();
        assertThat(all.get("scenarios").get(0).has("recall")).isTrue();
        JsonNode spread = all.get("alertsPerCustomer");
        assertThat(spread.get("customers").asLong()).isPositive();
        assertThat(spread.get("most").asDouble())
                .isGreaterThanOrEqualTo(spread.get("mean").asDouble());
        assertThat(spread.get("topShare").asDouble()).isBetween(0.0, 1.0);
        assertThat(all.get("missed").get(0).get("nearest").asString()).contains(": not ");
    }

    @Test
    void aBacktestReadsSamldAsWell() throws IOException {
        Path file = folder.resolve("saml-d.csv");
        Files.writeString(
                file,
                "Time,Date,Sender_account,Receiver_account,Amount,Payment_currency,Received_currency,Sender_bank_location,Receiver_bank_location,Payment_type,Is_laundering,Laundering_type\n"
                        + "10:00:00,2022-10-07,1,2,9000,UK pounds,UK pounds,UK,UK,ACH,1,Cycle\n"
                        + "10:00:00,2022-10-08,2,3,8800,UK pounds,UK pounds,UK,UK,ACH,1,Cycle\n"
                        + "10:00:00,2022-10-09,3,1,8700,UK pounds,UK pounds,UK,UK,ACH,1,Cycle\n"
                        + "10:00:00,2022-10-09,4,5,8700,Groschen,UK pounds,UK,UK,ACH,1,Cycle\n");
        Path report = folder.resolve("report.json");

        assertThat(run("backtest", file.toString(), "--report", report.toString())).isZero();

        JsonNode all = JsonMapper.shared().readTree(Files.readAllBytes(report));
        assertThat(all.get("transactions").asLong()).as("what cannot be read is left").isEqualTo(3);
        assertThat(all.get("laundering").asLong()).isEqualTo(3);
        assertThat(all.get("launderingShown").asLong()).isEqualTo(3);
    }

    @Test
    void aSweepDrawsACurveAndSamplesThatRepeat() throws IOException {
        change("payer.outCount1h >= 10", "payer.outCount1h >= several");
        change("condition:", "parameters: {several: 4}\ncondition:");
        Path first = folder.resolve("first.json");
        Path second = folder.resolve("second.json");

        assertThat(sweep("several", "2,3,6", first)).isZero();
        assertThat(sweep("several", "2,3,6", second)).isZero();

        JsonNode report = JsonMapper.shared().readTree(Files.readAllBytes(first));
        JsonNode again = JsonMapper.shared().readTree(Files.readAllBytes(second));
        assertThat(report.get("points")).hasSize(4);
        assertThat(report.get("points").get(0).get("hits").asLong())
                .isGreaterThan(report.get("points").get(3).get("hits").asLong());
        assertThat(report.get("bands").get(0).get("line").asString()).isEqualTo("below");
        assertThat(report.get("bands").get(0).get("rows")).isNotEmpty();
        assertThat(again.get("bands")).isEqualTo(report.get("bands"));
        assertThat(again.get("hash")).isEqualTo(report.get("hash"));
        assertThatThrownBy(() -> sweep("many", "2", first))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("'many'");
    }

    @Test
    void theMatrixOverAFileTellsWhenEachScenarioWasMetLast() {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(run("coverage", folder.toString(), "--over", SAMPLE.toString())).isZero();
        } finally {
            System.setOut(before);
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("| last fired |")
                .containsPattern("`velocity` .*(never|T..:..:..Z) \\|");
    }

    private int sweep(String parameter, String values, Path report) {
        return run(
                "sweep",
                SAMPLE.toString(),
                "--scenarios=" + folder,
                "--scenario=velocity",
                "--parameter=" + parameter,
                "--values=" + values,
                "--sample=20",
                "--report=" + report);
    }

    private int backtest(Path report) {
        return run(
                "backtest",
                SAMPLE.toString(),
                "--scenarios",
                folder.toString(),
                "--against",
                "built-in",
                "--report",
                report.toString());
    }

    private void change(String from, String to) throws IOException {
        Path file = folder.resolve("velocity.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private static int run(String... arguments) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        int exit =
                new CommandLine(new ScenariosCommand())
                        .setExecutionExceptionHandler((e, line, parsed) -> {
                            failure.set(e);
                            return -1;
                        })
                        .execute(arguments);
        if (failure.get() instanceof RuntimeException thrown) {
            throw thrown;
        }
        return exit;
    }
}
