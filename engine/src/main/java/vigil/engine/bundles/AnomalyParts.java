package vigil.engine.bundles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import vigil.engine.scoring.AnomalyModel;
import vigil.engine.scoring.AnomalyModel.Peers;
import vigil.engine.scoring.Calibration;
import vigil.engine.scoring.FeatureSpecification;
import vigil.engine.scoring.Forest;
import vigil.engine.scoring.ModelException;

/**
 * The two parts of a bundle that tell how unusual a payment is: whom it is held against with which
 * figures, and the trees of each group one after the other, as LightGBM writes trees.
 */
public final class AnomalyParts {
    static final String PEERS = "anomaly.yaml";
    static final String TREES = "anomaly-trees.txt";
    private static final String END = "end of trees\n";

    private AnomalyParts() {}

    /**
     * A group of peers.
     *
     * @param name as {@link vigil.engine.scoring.PeerGroup} gives it
     * @param trees as LightGBM's text
     * @param shares what share of the group has a lesser sum
     */
    public record Group(String name, String trees, Calibration shares) {}

    /** Name and text of both; the same groups give the same bytes. */
    public static SequencedMap<String, String> write(List<String> features, List<Group> groups) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("featureSpecification", FeatureSpecification.of(features).hash());
        fields.put("features", features);
        fields.put("peers", groups.stream().map(AnomalyParts::fields).toList());
        StringBuilder trees = new StringBuilder();
        groups.forEach(group -> trees.append(group.trees()));
        SequencedMap<String, String> parts = new LinkedHashMap<>();
        parts.put(PEERS, ManifestText.dump(fields));
        parts.put(TREES, trees.toString());
        return parts;
    }

    private static Map<String, Object> fields(Group group) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", group.name());
        fields.put("scores", group.shares().scores());
        fields.put("shares", group.shares().probabilities());
        return fields;
    }

    /**
     * @throws ModelException when a part is broken, or of figures that mean something else here
     */
    static AnomalyModel read(String peers, String trees) {
        Map<?, ?> fields = ManifestText.fields(peers);
        FeatureSpecification specification =
                FeatureSpecification.of(ManifestText.list(fields, "features", String.class));
        String meant = ManifestText.field(fields, "featureSpecification", String.class);
        if (!specification.hash().equals(meant)) {
            throw new ModelException(
                    "The bundle's peers were learnt from features that meant something else than they do in this engine; train it again");
        }
        List<String> forests = forests(trees);
        List<Peers> groups = new ArrayList<>();
        for (Map<?, ?> group : ManifestText.list(fields, "peers", Map.class)) {
            if (groups.size() == forests.size()) {
                throw new ModelException("The bundle has fewer forests than peers");
            }
            groups.add(peers(group, forests.get(groups.size())));
        }
        return new AnomalyModel(specification, groups);
    }

    private static Peers peers(Map<?, ?> fields, String trees) {
        return new Peers(
                ManifestText.field(fields, "name", String.class),
                Forest.ofLightgbm(trees),
                new Calibration(
                        ManifestText.list(fields, "scores", Double.class),
                        ManifestText.list(fields, "shares", Double.class)));
    }

    private static List<String> forests(String trees) {
        List<String> forests = new ArrayList<>();
        int from = 0;
        for (int end = trees.indexOf(END); end >= 0; end = trees.indexOf(END, from)) {
            forests.add(trees.substring(from, end + END.length()));
            from = end + END.length();
        }
        return forests;
    }
}
