package vigil.launcher.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vigil.contracts.amlworld.RingKey;
import vigil.launcher.terminal.Trouble;

class SimulateCommandTest {
    @TempDir Path folder;

    @Test
    void aBankWithTrueRingsIsWrittenWithItsKey() throws Exception {
        Path file = folder.resolve("bank.csv");
        Path key = folder.resolve("rings.csv");

        String screen =
                simulate(
                        file,
                        "--accounts=4000",
                        "--transactions=10000",
                        "--rings=hi-small",
                        "--own-accounts",
                        "--crime-rate=0",
                        "--key=" + key);

        assertThat(screen)
                .contains("10,000 transactions of 4,000 accounts over 18 days with 370 rings");
        assertThat(Files.readAllLines(file)).hasSize(10_001);
        assertThat(RingKey.open(key).rings()).hasSize(370);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("bank.csv", "rings.csv");
    }

    @Test
    void aShareOfTheAccountsOfRingsMayBeOrdinaryOnes() throws Exception {
        Path own = folder.resolve("own.csv");
        Path mixed = folder.resolve("mixed.csv");
        String[] size = {"--accounts=9000", "--transactions=20000", "--rings=hi-small"};

        simulate(own, size[0], size[1], size[2], "--own-accounts");
        simulate(mixed, size[0], size[1], size[2], "--merged=0.2");

        String kept = "80266F880"; // an account of the answer key
        assertThat(Files.readString(own)).contains(kept);
        assertThat(Files.readString(mixed)).isNotEqualTo(Files.readString(own));
    }

    @Test
    void onlyTheWantedCrimesAreMade() throws Exception {
        Path key = folder.resolve("rings.csv");

        simulate(
                folder.resolve("bank.csv.gz"),
                "--accounts=4000",
                "--transactions=10000",
                "--crime-rate=0.05",
                "--crimes=structuring,CYCLE",
                "--key=" + key);

        assertThat(RingKey.open(key).rings())
                .extracting(RingKey.Ring::typology)
                .containsOnly("STRUCTURING", "CYCLE");
    }

    @Test
    void whatCannotBeIsOneClearLine() {
        Path file = folder.resolve("bank.csv");
        assertTrouble("accounts must be 500", file, "--accounts=1");
        assertTrouble("the share of merged accounts must be 0 to 1", file, "--merged=1.5");
        assertTrouble(
                "there is no crime \"jaywalking\"; there are fan-out, fan-in",
                file,
                "--crimes=jaywalking");
        assertTrouble("there is no file nowhere.txt", file, "--rings=nowhere.txt");
        assertTrouble(
                "the simulation stopped: no such file",
                folder.resolve("none/bank.csv"),
                "--accounts=600",
                "--transactions=500");
        assertThat(folder).isEmptyDirectory();
    }

    private static void assertTrouble(String message, Path file, String... options) {
        assertThatThrownBy(() -> simulate(file, options))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining(message);
    }

    private static String simulate(Path file, String... options) {
        var screen = new ByteArrayOutputStream();
        var command = new SimulateCommand(new PrintStream(screen, true, UTF_8));
        var line = new CommandLine(command);
        String[] words = java.util.Arrays.copyOf(options, options.length + 1);
        words[options.length] = file.toString();
        line.parseArgs(words);
        assertThat(command.call()).isZero();
        return screen.toString(UTF_8);
    }
}
