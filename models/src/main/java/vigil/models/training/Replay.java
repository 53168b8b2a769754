package vigil.models.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.contracts.amlworld.RingKey;
import vigil.engine.core.Core;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.scoring.FeatureSpecification;
import vigil.engine.scoring.PeerGroup;
import vigil.launcher.analyse.transactions.FileRecord;
import vigil.launcher.analyse.transactions.FileRecord.Label;
import vigil.launcher.analyse.transactions.TransactionFile;
import vigil.launcher.terminal.Progress;
import vigil.launcher.terminal.Trouble;

/** Lets a core decide a labelled file and writes down what it saw of each transaction. */
public final class Replay {
    private static final Label ORDINARY = Label.of(false);

    private final CoreSettings settings;
    private final FeatureSpecification specification;

    public Replay(CoreSettings settings, FeatureSpecification specification) {
        this.settings = settings;
        this.specification = specification;
    }

    /**
     * Adds every transaction of a file; what the core refuses is left out.
     *
     * @param key which rows are which ring, whatever the file says; null leaves it to the file
     */
    public void read(Path file, @Nullable RingKey key, Samples into) throws IOException {
        Map<Long, Label> labels = key == null ? null : labels(key);
        LaunderingRings rings = new LaunderingRings(into);
        Core core = Core.empty(settings, ScenarioSet.none());
        double[] vector = new double[specification.size()];
        Progress progress = Progress.onScreen("transactions");
        try (TransactionFile transactions = TransactionFile.open(file)) {
            if (labels == null && !transactions.labelled()) {
                throw new Trouble(
                        file
                                + " does not say which transactions are laundering; name a ring key with --label");
            }
            for (FileRecord record = transactions.next();
                    record != null;
                    record = transactions.next()) {
                if (record instanceof FileRecord.Taken taken && decided(core, taken)) {
                    specification.read(core.moment(), vector);
                    Label label =
                            labels == null
                                    ? taken.label()
                                    : labels.getOrDefault(taken.row(), ORDINARY);
                    into.add(
                            vector,
                            taken.transaction().eventTimeMillis(),
                            label,
                            PeerGroup.of(core.moment()));
                    rings.add(label, taken.transaction());
                }
                progress.step(transactions.readShare());
            }
        }
        rings.close();
        progress.end();
    }

    /** A row of several rings counts for the first. */
    private static Map<Long, Label> labels(RingKey key) {
        Map<Long, Label> labels = new HashMap<>();
        for (RingKey.Ring ring : key.rings()) {
            Label label = new Label(true, ring.ring(), ring.typology());
            ring.rows().forEach(row -> labels.putIfAbsent(row, label));
        }
        return labels;
    }

    private static boolean decided(Core core, FileRecord.Taken taken) {
        try {
            core.decide(taken.transaction());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
