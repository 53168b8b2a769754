package vigil.models.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigil.engine.features.Catalogue;
import vigil.engine.features.Feature;
import vigil.engine.scoring.FeatureSpecification;

/**
 * How much a feature brought in training.
 *
 * @param share of the gain of all splits
 */
public record FeatureGain(String feature, String meaning, double share) {

    /** Whether reading it may start a search. */
    boolean searched() {
        Feature known = Catalogue.find(feature);
        return known != null && known.cost() == Feature.Cost.SEARCH;
    }

    /** All features of a model that brought anything, the greatest first. */
    public static List<FeatureGain> of(Trained model) {
        return of(model.trees(), model.features());
    }

    /** The same of trees as LightGBM's text, over features in the order of their columns. */
    static List<FeatureGain> of(String trees, List<String> names) {
        Map<Integer, Double> gains = new HashMap<>();
        String[] features = {};
        for (String line : trees.split("\n")) {
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
        FeatureSpecification specification = FeatureSpecification.of(names);
        List<FeatureGain> shares = new ArrayList<>();
        gains.forEach((column, gain) ->
                shares.add(
                        new FeatureGain(
                                names.get(column), specification.meaning(column), gain / all)));
        shares.sort(
                Comparator.comparingDouble((FeatureGain gain) -> -gain.share())
                        .thenComparing(FeatureGain::feature));
        return shares;
    }
}
