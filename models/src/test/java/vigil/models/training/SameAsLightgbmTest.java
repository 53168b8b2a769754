package vigil.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.engine.scoring.Forest;

/** The engine scores and explains as LightGBM itself does. */
class SameAsLightgbmTest {
    private static final int COLUMNS = 12;
    private static final int ROWS = 3_000;

    @BeforeAll
    static void loadLightgbm() {
        Lightgbm.requireNative();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " use_missing=false", " zero_as_missing=true"})
    void scoresAndShapValuesAreLightgbms(String missing) throws Exception {
        double[] rows = rowsWithGaps(new Random(7));
        LearningSettings settings = LearningSettings.defaults().withTrees(60);
        String text = Lightgbm.grow(labelled(rows), labelled(rows), COLUMNS, settings, missing);

        Forest forest = Forest.ofLightgbm(text);

        try (LGBMBooster booster = LGBMBooster.loadModelFromString(text)) {
            double[] scores = predict(booster, rows, PredictionType.C_API_PREDICT_RAW_SCORE);
            double[] shap = predict(booster, rows, PredictionType.C_API_PREDICT_CONTRIB);
            for (int i = 0; i < 500; i++) {
                double[] vector = Arrays.copyOfRange(rows, i * COLUMNS, (i + 1) * COLUMNS);
                assertThat(forest.score(vector)).isCloseTo(scores[i], within(1e-5));
                double[] ours = forest.shap(vector);
                for (int j = 0; j <= COLUMNS; j++) {
                    assertThat(ours[j]).isCloseTo(shap[i * (COLUMNS + 1) + j], within(1e-5));
                }
                assertThat(Arrays.stream(forest.attribute(vector)).sum())
                        .isCloseTo(scores[i], within(1e-5));
            }
        }
    }

    @Test
    void theSameRowsAndSeedGiveTheSameTrees() {
        double[] rows = rowsWithGaps(new Random(3));
        LearningSettings settings = LearningSettings.defaults().withTrees(10);

        String first = Lightgbm.grow(labelled(rows), labelled(rows), COLUMNS, settings);
        String second = Lightgbm.grow(labelled(rows), labelled(rows), COLUMNS, settings);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void theMeanOfModelsIsAModelThatLightgbmReadsToo() throws Exception {
        double[] rows = rowsWithGaps(new Random(5));
        LearningSettings settings = LearningSettings.defaults().withTrees(40);
        String one = Lightgbm.grow(labelled(rows), labelled(rows), COLUMNS, settings.ofModel(0));
        String two = Lightgbm.grow(labelled(rows), labelled(rows), COLUMNS, settings.ofModel(1));

        String mean = Grove.mean(List.of(one, two));

        double[] vector = Arrays.copyOf(rows, COLUMNS);
        double expected =
                (Forest.ofLightgbm(one).score(vector) + Forest.ofLightgbm(two).score(vector)) / 2;
        assertThat(Forest.ofLightgbm(mean).score(vector)).isCloseTo(expected, within(1e-9));
        try (LGBMBooster booster = LGBMBooster.loadModelFromString(mean)) {
            assertThat(predict(booster, rows, PredictionType.C_API_PREDICT_RAW_SCORE)[0])
                    .isCloseTo(expected, within(1e-5));
        }
    }

    private static double[] predict(LGBMBooster booster, double[] rows, PredictionType what)
            throws Exception {
        return booster.predictForMat(rows, ROWS, COLUMNS, true, what, "num_threads=1");
    }

    /** Gaussian figures as floats, with zeros, gaps, counts and an empty column among them. */
    private static double[] rowsWithGaps(Random random) {
        double[] rows = new double[ROWS * COLUMNS];
        for (int i = 0; i < rows.length; i++) {
            int column = i % COLUMNS;
            double figure = column < 4 ? random.nextInt(5) : random.nextGaussian();
            boolean gap = column == 11 || (column % 3 == 0 && random.nextInt(4) == 0);
            rows[i] = gap ? Double.NaN : (float) figure;
        }
        return rows;
    }

    private static Lightgbm.Rows labelled(double[] rows) {
        float[] matrix = new float[rows.length];
        float[] labels = new float[ROWS];
        for (int i = 0; i < rows.length; i++) {
            matrix[i] = (float) rows[i];
        }
        for (int i = 0; i < ROWS; i++) {
            double sum = rows[i * COLUMNS + 1] * rows[i * COLUMNS + 4];
            labels[i] = Double.isNaN(rows[i * COLUMNS]) || sum > 1.5 ? 1 : 0;
        }
        return new Lightgbm.Rows(matrix, labels);
    }
}
