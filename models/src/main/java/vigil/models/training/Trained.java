package vigil.models.training;

import java.util.List;
import vigil.engine.scoring.Calibration;
import vigil.engine.scoring.Forest;
import vigil.models.evaluation.Part;

/**
 * A model with what it reached.
 *
 * @param trees as LightGBM's text
 * @param validation at the threshold chosen there
 * @param test at the same threshold, seen once
 */
public record Trained(
        List<String> features,
        String trees,
        Forest forest,
        Calibration calibration,
        double threshold,
        Part training,
        Part validation,
        Part test) {}
