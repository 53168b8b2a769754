package vigil.models.bundles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigil.engine.scoring.FeatureSpecification;
import vigil.models.training.Trained;

/**
 * How much a feature brought in training.
 *
 * @param share of the gain of all splits
 */
public record FeatureGain(String feature, String meaning, double share) {

    /** All features of a model that brought anything, the greatest first. */
    public static List<FeatureGain> of(Trained model) {
        Map<Integer, Double> gains = new HashMap<>();
        String[] features = {};
        for (String line : model.trees().split("\n")) {
            if (line.startsWith("split_feature=")) {
                features = line.substring("split_feature=".length()).split(" ");
            }
            if (line.startsWith("split_gain=") && !line.endsWith("=")) {
                String[] split = line.substring("split_gain=".length()).split(" ");
                for (int i = 0; i < split.length; i++) {
                    gains.merge(
                            Integer.valueOf(features[i]), Double.valueOf(split[i]), Double::sum);
                }
            }
        }
        double all = gains.values().stream().mapToDouble(gain -> gain).sum();
        FeatureSpecification specification = FeatureSpecification.of(model.features());
        List<FeatureGain> shares = new ArrayList<>();
        gains.forEach((column, gain) ->
                shares.add(
                        new FeatureGain(
                                model.features().get(column),
                                specification.meaning(column),
                                gain / all)));
        shares.sort(
                Comparator.comparingDouble((FeatureGain gain) -> -gain.share())
                        .thenComparing(FeatureGain::feature));
        return shares;
    }
}
