package vigil.engine.scenarios;

import java.util.ArrayList;
import java.util.List;
import vigil.engine.Value;
import vigil.engine.features.Feature;
import vigil.engine.features.Moment;

/** A sentence with placeholders such as {@code {cycle.hops}}, filled with values in words. */
public final class ReasonText {
    /** A piece of text, then a feature's value; the last piece has none. */
    private final List<String> texts;

    private final List<Feature> features;

    ReasonText(List<String> texts, List<Feature> features) {
        this.texts = List.copyOf(texts);
        this.features = List.copyOf(features);
    }

    /** The features that it fills in. */
    List<Feature> features() {
        return features;
    }

    public String fill(Moment moment, Wording wording) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            sentence.append(texts.get(i));
            if (i < features.size()) {
                sentence.append(wording.of(features.get(i), moment));
            }
        }
        return sentence.toString();
    }

    /** The values that the condition and this text use, each once. */
    public List<Value> values(Condition condition, Moment moment, Wording wording) {
        List<Feature> all = new ArrayList<>(condition.features());
        for (Feature feature : features) {
            if (!all.contains(feature)) {
                all.add(feature);
            }
        }
        return all.stream()
                .map(feature -> new Value(feature.name(), wording.of(feature, moment)))
                .toList();
    }
}
