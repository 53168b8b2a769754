package vigil.models.training;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vigil.launcher.terminal.Progress;
import vigil.launcher.terminal.Trouble;

/** Grows trees with LightGBM until validation stops getting better. */
final class Lightgbm {
    private static final int VALIDATION = 1;
    private static boolean loaded;

    private Lightgbm() {}

    /**
     * @throws Trouble when the machine lacks what LightGBM needs
     */
    static synchronized void requireNative() {
        if (loaded) {
            return;
        }
        // It unpacks its libraries under fixed names: without a folder of our own, a second
        // training would overwrite what this one runs on, and crash it.
        String shared = System.getProperty("java.io.tmpdir");
        try {
            Path own = Files.createTempDirectory("vigil-lightgbm");
            own.toFile().deleteOnExit();
            System.setProperty("java.io.tmpdir", own.toString());
            LGBMBooster.loadNative();
            loaded = true;
        } catch (IOException | LinkageError e) {
            throw new Trouble(
                    "Training needs LightGBM's native library, and that the system's libgomp"
                            + " (Debian and Ubuntu: apt-get install libgomp1; Fedora: dnf install libgomp): "
                            + Trouble.reason(e),
                    e);
        } finally {
            System.setProperty("java.io.tmpdir", shared);
        }
    }

    /** Rows with labels, as LightGBM takes them. */
    record Rows(float[] matrix, float[] labels) {
        int count() {
            return labels.length;
        }
    }

    /**
     * Trees as LightGBM's text, as many as were best on validation.
     *
     * @throws Trouble when LightGBM refuses
     */
    static String grow(Rows training, Rows validation, int columns, LearningSettings settings) {
        return grow(training, validation, columns, settings, "");
    }

    /** {@code more}: parameters besides those of the settings. */
    static String grow(
            Rows training, Rows validation, int columns, LearningSettings settings, String more) {
        String parameters = settings.parameters() + more;
        try (LGBMDataset learnt = rows(training, columns, parameters, null);
                LGBMDataset held = rows(validation, columns, parameters, learnt);
                LGBMBooster booster = LGBMBooster.create(learnt, parameters)) {
            booster.addValidData(held);
            return booster.saveModelToString(
                    0, grow(booster, settings), FeatureImportanceType.GAIN);
        } catch (LGBMException e) {
            throw new Trouble("LightGBM refused: " + e.getMessage(), e);
        }
    }

    private static LGBMDataset rows(
            Rows rows,
            int columns,
            String parameters,
            @org.jspecify.annotations.Nullable LGBMDataset reference)
            throws LGBMException {
        LGBMDataset set =
                LGBMDataset.createFromMat(
                        rows.matrix(), rows.count(), columns, true, parameters, reference);
        set.setField("label", rows.labels());
        return set;
    }

    private static int grow(LGBMBooster booster, LearningSettings settings) throws LGBMException {
        Progress progress = Progress.ofLongSteps("trees");
        double best = -1;
        int bestAt = 1;
        for (int tree = 1; tree <= settings.trees(); tree++) {
            boolean finished = booster.updateOneIter();
            double precision = booster.getEval(VALIDATION)[0];
            if (precision > best) {
                best = precision;
                bestAt = tree;
            }
            progress.step(tree / (double) settings.trees());
            if (finished || tree - bestAt >= settings.patience()) {
                break;
            }
        }
        progress.end();
        return bestAt;
    }
}
