package vigil.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.amlworld.AmlworldWriter;
import vigil.engine.bundles.Bundle;
import vigil.engine.bundles.BundleFile;
import vigil.engine.bundles.TrustedKeys;
import vigil.engine.core.Core;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.scoring.AnomalyModel;
import vigil.engine.scoring.ModelException;
import vigil.launcher.analyse.transactions.FileRecord;
import vigil.launcher.analyse.transactions.TransactionFile;
import vigil.launcher.scenarios.ScenariosCommand;
import vigil.launcher.terminal.Trouble;
import vigil.models.bundles.SigningKeys;
import vigil.simulator.Simulation;
import vigil.simulator.SimulationSettings;
import vigil.simulator.TrueRings;

class TrainCommandTest {
    @TempDir static Path folder;

    private static Path bank = Path.of("");
    private static byte[] bundle = {};
    private static String screen = "";

    @BeforeAll
    static void trainOnASmallBank() throws IOException {
        bank = folder.resolve("bank.csv.gz");
        var settings =
                SimulationSettings.defaults()
                        .withSize(5_000, 20_000, 18)
                        .withRings(TrueRings.hiSmall(), 0)
                        .withCrimes(Set.of(), 0);
        try (var writer = AmlworldWriter.create(bank)) {
            new Simulation(settings).run(writer::write).write(folder.resolve("key.csv"));
        }
        screen = train("first");
        bundle = Files.readAllBytes(folder.resolve("first/model.vigil-model"));
    }

    private static String train(String out) {
        var bytes = new ByteArrayOutputStream();
        run(
                new PrintStream(bytes, true, StandardCharsets.UTF_8),
                bank.toString(),
                "--trees=30",
                "--window=4d",
                "--label=" + folder.resolve("key.csv"),
                "--out=" + folder.resolve(out),
                "--keys=" + folder.resolve("keys"),
                "--report=" + folder.resolve("report.json"));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void run(PrintStream screen, String... arguments) {
        TrainCommand command = new TrainCommand(screen);
        new CommandLine(command).parseArgs(arguments);
        command.call();
    }

    @Test
    void aModelComesWithItsFiguresAndItsCard() throws Exception {
        assertThat(screen)
                .contains("test F1", "everything", "no amount", "no format, ring-disjoint")
                .contains("rings have payments on both sides of a cut", "ring recall", "hours")
                .contains("GATHER-SCATTER", "said on average");
        assertThat(read(bundle).manifest().metrics())
                .containsKeys(
                        "test.prAuc",
                        "test.ringRecall",
                        "test.hoursToDetectionOfAll",
                        "test.recall.GATHER-SCATTER",
                        "test.recallWithin0.01",
                        "test.calibrationError",
                        "no-amount.f1",
                        "no-format.prAuc",
                        "everything+ring-disjoint.f1",
                        "no-format+ring-disjoint.prAuc");
        assertThat(read(bundle).card())
                .contains(
                        "| no amount |",
                        "| everything, ring-disjoint |",
                        "| GATHER-SCATTER | laundering |");
        assertThat(folder.resolve("report.json")).content().contains("prAuc");
        assertThat(folder.resolve("first/model.md"))
                .content()
                .contains("Model card", "bank.csv.gz");
        assertThat(read(bundle).manifest().metrics().get("test.f1")).isGreaterThan(0.3);
    }

    @Test
    void theSameFileAndSeedGiveTheSameModel() throws Exception {
        train("second");

        Bundle again = read(Files.readAllBytes(folder.resolve("second/model.vigil-model")));

        assertThat(again.hash()).isEqualTo(read(bundle).hash());
    }

    @Test
    void theModelScoresWhatTheCoreSeesAndSaysWhy() throws Exception {
        Bundle model = read(bundle);
        Core core =
                Core.empty(
                        CoreSettings.defaults().withWindow(model.manifest().window()),
                        ScenarioSet.none());
        double laundering = 0;
        double ordinary = 0;
        int launderings = 0;
        try (TransactionFile file = TransactionFile.open(bank)) {
            for (FileRecord next = file.next(); next != null; next = file.next()) {
                FileRecord.Taken taken = (FileRecord.Taken) next;
                core.decide(taken.transaction());
                var score = model.model().explain(core.moment());
                laundering += taken.laundering() ? score.probability() : 0;
                ordinary += taken.laundering() ? 0 : score.probability();
                launderings += taken.laundering() ? 1 : 0;
            }
        }

        assertThat(laundering / launderings).isGreaterThan(5 * ordinary / (20_000 - launderings));
        assertThat(model.model().reasons(core.moment(), 3)).hasSize(3);
        assertThat(model.model().exactReasons(core.moment(), 3)).hasSize(3);
    }

    @Test
    void theBundleTellsHowUnusualAPaymentIs() throws Exception {
        Bundle model = read(bundle);
        Core core =
                Core.empty(
                        CoreSettings.defaults().withWindow(model.manifest().window()),
                        ScenarioSet.none());
        AnomalyModel anomalies = Objects.requireNonNull(model.anomalies());
        core.moment().ratedBy(anomalies::rate);
        int rows = 0;
        int unusual = 0;
        try (TransactionFile file = TransactionFile.open(bank)) {
            for (FileRecord next = file.next(); next != null; next = file.next()) {
                core.decide(((FileRecord.Taken) next).transaction());
                boolean later = ++rows > 16_000;
                unusual += later && core.moment().anomaly() >= 0.99 ? 1 : 0;
            }
        }

        assertThat(screen).contains("groups of peers, no label seen");
        assertThat(anomalies.groups())
                .extracting(AnomalyModel.Peers::group)
                .contains("everybody", "/seldom/first");
        assertThat(unusual).as("of 4,000 that it has not seen").isBetween(10, 160);
        assertThat(model.card()).contains("How unusual a payment is");
    }

    @Test
    void alteredForestsOfPeersAreRefused() {
        byte[] altered = with("anomaly-trees.txt", text -> text.replaceFirst("-0.0", "-0.1"));

        assertThatThrownBy(() -> read(altered))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("anomaly-trees.txt was altered");
    }

    @Test
    void aBacktestOfAFileTriesAModelBesideScenariosAndRepeats() throws IOException {
        Path first = folder.resolve("backtest-1.json");
        Path second = folder.resolve("backtest-2.json");

        backtest(first);
        backtest(second);

        JsonNode report = JsonMapper.shared().readTree(Files.readAllBytes(first));
        JsonNode model = report.path("model");
        assertThat(model.path("modelAlone").asLong() + model.path("both").asLong()).isPositive();
        assertThat(model.path("ofModel").path("precision").asDouble()).isGreaterThan(0.5);
        assertThat(model.path("ofScenarios").has("recall")).isTrue();
        assertThat(report.path("scenarios").valueStream().map(s -> s.path("scenario").asString()))
                .contains("model.model");
        assertThat(JsonMapper.shared().readTree(Files.readAllBytes(second)).path("hash"))
                .isEqualTo(report.path("hash"));
    }

    private static void backtest(Path report) {
        int exit =
                new CommandLine(new ScenariosCommand())
                        .execute(
                                "backtest",
                                bank.toString(),
                                "--model=" + folder.resolve("first/model.vigil-model"),
                                "--model-keys=" + folder.resolve("keys"),
                                "--against=built-in",
                                "--report=" + report);
        assertThat(exit).isZero();
    }

    @Test
    void whatSplitIsNotIsToldWhatItIs() {
        assertThatThrownBy(() -> run(System.out, bank.toString(), "--split=by-lot"))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("--split takes time, ring-disjoint and both, not by-lot");
    }

    @Test
    void aBundleMayDoWithoutIt() throws Exception {
        run(
                System.out,
                bank.toString(),
                "--trees=4",
                "--window=4d",
                "--no-anomaly",
                "--no-ablations",
                "--split=ring-disjoint",
                "--out=" + folder.resolve("plain"),
                "--keys=" + folder.resolve("keys"));

        Bundle plain = read(Files.readAllBytes(folder.resolve("plain/model.vigil-model")));

        assertThat(plain.manifest().metrics()).doesNotContainKey("no-amount.f1");
        assertThat(plain.manifest().training()).containsKey("split");
        assertThat(plain.card()).contains("No ablation was trained");
        assertThat(plain.anomalies()).isNull();
        assertThat(plain.served(1).anomalies()).isNull();
    }

    @Test
    void anAlteredManifestIsRefused() {
        byte[] altered = with("manifest.yaml", text -> text.replace("threshold: ", "threshold: 1"));

        assertThatThrownBy(() -> read(altered))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("signature does not hold");
    }

    @Test
    void alteredTreesAreRefused() {
        byte[] altered =
                with("trees.txt", text -> text.replaceFirst("leaf_value=-", "leaf_value="));

        assertThatThrownBy(() -> read(altered))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("trees.txt was altered");
    }

    @Test
    void anUnsignedBundleIsRefused() {
        byte[] unsigned = with("signature.ml-dsa-44", text -> null);

        assertThatThrownBy(() -> read(unsigned))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("not signed with ML-DSA-44");
    }

    @Test
    void aStrangersSignatureIsRefused() throws Exception {
        Path strangers = folder.resolve("strangers");
        SigningKeys.in(strangers);

        assertThatThrownBy(() ->
                        BundleFile.read(
                                new ByteArrayInputStream(bundle), TrustedKeys.in(strangers)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("signed by somebody not trusted");
    }

    @Test
    void anythingElseIsRefused() {
        for (byte[] bytes :
                new byte[][] {{}, {1, 2, 3}, java.util.Arrays.copyOf(bundle, bundle.length / 2)}) {
            assertThatThrownBy(() -> read(bytes)).isInstanceOf(ModelException.class);
        }
    }

    @Test
    void aFileWithoutLabelledCrimeInEveryPartIsRefused() throws Exception {
        Path file = folder.resolve("honest.csv");
        Files.writeString(
                file,
                "day,from_account,to_account,amount,is_laundering\n"
                        + "0,1,2,10,0\n1,1,2,10,0\n2,1,2,10,0\n3,1,2,10,0\n4,1,2,10,0\n");

        assertThatThrownBy(() -> run(System.out, file.toString()))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("a model needs both kinds in each part");
    }

    private static Bundle read(byte[] bytes) throws IOException {
        return BundleFile.read(
                new ByteArrayInputStream(bytes), TrustedKeys.in(folder.resolve("keys")));
    }

    private interface Change {
        @org.jspecify.annotations.Nullable
        String of(String text);
    }

    private static byte[] with(String name, Change change) {
        var out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bundle));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                String changed =
                        entry.getName().equals(name)
                                ? change.of(new String(bytes, StandardCharsets.UTF_8))
                                : "";
                if (changed != null) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    zip.write(
                            entry.getName().equals(name)
                                    ? changed.getBytes(StandardCharsets.UTF_8)
                                    : bytes);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
