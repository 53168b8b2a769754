package vigil.models.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.engine.core.Core;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.scoring.FeatureSpecification;
import vigil.engine.scoring.PeerGroup;
import vigil.launcher.analyse.transactions.FileRecord;
import vigil.launcher.analyse.transactions.TransactionFile;
import vigil.launcher.terminal.Progress;
import vigil.launcher.terminal.Trouble;

/** Lets a core decide a labelled file and writes down what it saw of each transaction. */
public final class Replay {
    private final CoreSettings settings;
    private final FeatureSpecification specification;

    public Replay(CoreSettings settings, FeatureSpecification specification) {
        this.settings = settings;
        this.specification = specification;
    }

    /**
     * Adds every transaction of a file; what the core refuses is left out.
     *
     * @param laundering rows that are laundering whatever the file says; null leaves it to the file
     */
    public void read(Path file, @Nullable Set<Long> laundering, Samples into) throws IOException {
        Core core = Core.empty(settings, ScenarioSet.none());
        double[] vector = new double[specification.size()];
        Progress progress = Progress.onScreen("transactions");
        try (TransactionFile transactions = TransactionFile.open(file)) {
            if (laundering == null && !transactions.labelled()) {
                throw new Trouble(
                        file
                                + " does not say which transactions are laundering; name a ring key with --label");
            }
            for (FileRecord record = transactions.next();
                    record != null;
                    record = transactions.next()) {
                if (record instanceof FileRecord.Taken taken && decided(core, taken)) {
                    specification.read(core.moment(), vector);
                    into.add(
                            vector,
                            taken.transaction().eventTimeMillis(),
                            laundering == null
                                    ? taken.laundering()
                                    : laundering.contains(taken.row()),
                            PeerGroup.of(core.moment()));
                }
                progress.step(transactions.readShare());
            }
        }
        progress.end();
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
