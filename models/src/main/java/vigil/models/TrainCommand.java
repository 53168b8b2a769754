package vigil.models;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigil.contracts.amlworld.RingKey;
import vigil.contracts.csv.UnreadableFile;
import vigil.engine.core.CoreSettings;
import vigil.engine.scoring.FeatureSpecification;
import vigil.engine.scoring.ModelException;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;
import vigil.launcher.terminal.Windows;
import vigil.models.anomalies.AnomalyTrainer;
import vigil.models.anomalies.TrainedAnomalies;
import vigil.models.bundles.BundleWriter;
import vigil.models.bundles.SigningKeys;
import vigil.models.training.Ablation;
import vigil.models.training.LearningSettings;
import vigil.models.training.Replay;
import vigil.models.training.Samples;
import vigil.models.training.Splits;
import vigil.models.training.TimeSplit;
import vigil.models.training.Trainer;
import vigil.models.training.Trainings;

/** Trains a model from labelled transactions. */
@Command(
        name = "./vigil train",
        description = "Train a model from labelled transactions and write it as a signed bundle.",
        mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {

    private final PrintStream screen;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Labelled AMLworld, AMLSim or SAML-D CSV, gzipped or not; each is split by time.")
    private List<Path> files = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write the bundle and its card into this folder.")
    private @Nullable Path folder;

    @Option(
            names = "--name",
            defaultValue = "model",
            description = "What the model is called (default ${DEFAULT-VALUE}).")
    private String name = "";

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "amount|format",
            description = "Keep the model from seeing amounts or the payment format.")
    private List<String> without = List.of();

    @Option(
            names = "--ablations",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "Train without amount and without format as well, beside every score; --no-ablations is faster, and the score then stands alone.")
    private boolean ablations = true;

    @Option(
            names = "--split",
            defaultValue = "both",
            paramLabel = "time|ring-disjoint|both",
            description =
                    "How the files are cut: in order of time, so that no ring stands in two parts as well, or once each, the model being that of the first (default ${DEFAULT-VALUE}).")
    private String splitting = "";

    @Option(
            names = "--no-anomaly",
            description = "Leave out what tells how unusual a payment is among its peers'.")
    private boolean noAnomaly;

    @Option(
            names = "--window",
            defaultValue = "8d",
            description = "How far back patterns look: 1h to 13d (default ${DEFAULT-VALUE}).")
    private String window = "";

    @Option(
            names = "--label",
            paramLabel = "FILE",
            description =
                    "Ring key (CSV ring,typology,rows): its rows are laundering, whatever the transaction file says. Only with a single FILE.")
    private @Nullable Path label;

    @Option(
            names = "--trees",
            defaultValue = "500",
            description = "Trees at most (default ${DEFAULT-VALUE}).")
    private int trees;

    @Option(
            names = "--features",
            defaultValue = "1000",
            description =
                    "Features at most: the strongest of a first model (default ${DEFAULT-VALUE}).")
    private int features;

    @Option(
            names = "--rate",
            defaultValue = "0.1",
            description =
                    "How much each tree corrects; fewer trees do with a greater one (default ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed and files give the same model (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description =
                    "Folder of the signing keys, made when missing (default: secrets/models in the state folder).")
    private @Nullable Path keys;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON.")
    private @Nullable Path report;

    public TrainCommand() {
        this(System.out);
    }

    TrainCommand(PrintStream screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        try {
            train();
            return 0;
        } catch (UnreadableFile | IllegalArgumentException | ModelException e) {
            throw new Trouble(Trouble.reason(e), e);
        } catch (IOException | UncheckedIOException e) {
            throw new Trouble("the training stopped: " + Trouble.reason(e), e);
        }
    }

    private void train() throws IOException {
        if (trees < 1 || features < 1 || !(rate > 0 && rate <= 1)) {
            throw new Trouble(
                    "--trees and --features are at least 1, --rate is above 0 and at most 1");
        }
        Trainer.requireLightgbm();
        Trainings.Plan plan = new Trainings.Plan(hidden(), ablations, splits());
        CoreSettings settings = CoreSettings.defaults().withWindow(Windows.of(window));
        Samples samples = new Samples(plan.columns().size());
        TimeSplit split = replay(settings, plan.columns(), samples);
        LearningSettings learning =
                LearningSettings.defaults()
                        .withSeed(seed)
                        .withTrees(trees)
                        .withRate(rate)
                        .withFeatures(features);
        Trainings trainings = Trainings.of(samples, split, learning, plan);
        Map<String, String> origin = origin(settings, learning, samples.size(), plan);
        TrainedAnomalies anomalies = noAnomaly ? null : anomalies(samples, plan, trainings.split());
        TrainingReport figures = new TrainingReport(trainings, origin, anomalies);
        figures.show(screen);
        if (report != null) {
            figures.write(report);
        }
        write(settings, trainings, origin, anomalies);
    }

    private TrainedAnomalies anomalies(Samples samples, Trainings.Plan plan, TimeSplit split) {
        List<String> seen = Ablation.columns(plan.hidden());
        return new AnomalyTrainer(samples, plan.columns(), seen, split, seed).train();
    }

    private TimeSplit replay(CoreSettings settings, List<String> names, Samples samples)
            throws IOException {
        RingKey key = key();
        Replay replay = new Replay(settings, FeatureSpecification.of(names));
        List<TimeSplit> parts = new ArrayList<>();
        for (Path file : files) {
            int from = samples.size();
            replay.read(file, key, samples);
            if (samples.size() == from) {
                throw new Trouble(file + " holds no transaction that could be taken");
            }
            parts.add(TimeSplit.of(samples, from, samples.size()));
        }
        return TimeSplit.joined(parts);
    }

    private @Nullable RingKey key() throws IOException {
        if (label == null) {
            return null;
        }
        if (files.size() > 1) {
            throw new Trouble("--label names the rows of one file; train on one FILE with it");
        }
        return RingKey.open(label);
    }

    private void write(
            CoreSettings settings,
            Trainings trainings,
            Map<String, String> origin,
            @Nullable TrainedAnomalies anomalies)
            throws IOException {
        if (folder == null) {
            return;
        }
        Path secrets = keys == null ? StateFolder.here().open().secrets().resolve("models") : keys;
        Path bundle =
                new BundleWriter(SigningKeys.in(secrets))
                        .write(folder, name, settings.window(), trainings, origin, anomalies);
        screen.println();
        screen.println("Written: " + bundle + ", its card beside it; signed with " + secrets);
    }

    private Map<String, String> origin(
            CoreSettings settings, LearningSettings learning, int rows, Trainings.Plan plan)
            throws IOException {
        Map<String, String> origin = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            origin.put(
                    "file " + (i + 1),
                    files.get(i).getFileName() + ", SHA-256 " + TrainingReport.hash(files.get(i)));
        }
        origin.put("transactions", String.format(Locale.ROOT, "%,d", rows));
        Set<Ablation> hidden = plan.hidden();
        origin.put("without", hidden.isEmpty() ? "nothing" : Trainings.title(hidden));
        if (plan.splits() == Splits.RING_DISJOINT) {
            origin.put("split", "in order of time, no ring in two parts");
        }
        origin.put("window of patterns", settings.window().toString());
        origin.put("seed", String.valueOf(seed));
        origin.put("LightGBM", learning.parameters());
        return origin;
    }

    private Splits splits() {
        return Arrays.stream(Splits.values())
                .filter(choice -> choice.word().equals(splitting))
                .findFirst()
                .orElseThrow(() ->
                        new Trouble(
                                "--split takes time, ring-disjoint and both, not " + splitting));
    }

    private Set<Ablation> hidden() {
        Set<Ablation> hidden = EnumSet.noneOf(Ablation.class);
        for (String word : without) {
            try {
                hidden.add(Ablation.valueOf(word.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new Trouble("--without takes amount and format, not " + word, e);
            }
        }
        return hidden;
    }
}
