package vigil.engine.scenarios;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import vigil.engine.Value;
import vigil.engine.features.Feature;
import vigil.engine.features.Moment;

/** A sentence with placeholders such as {@code {cycle.hops}}, filled with values in words. */
public final class ReasonText {
    /** A piece of text, then a feature's value; the last piece has none. */
    private final List<String> texts;

    private final List<Feature> features;

    /** What condition and text use, each once. */
    private final List<Feature> used;

    ReasonText(List<String> texts, List<Feature> features, Condition condition) {
        this.texts = List.copyOf(texts);
        this.features = List.copyOf(features);
        SequencedSet<Feature> all = new LinkedHashSet<>(condition.features());
        all.addAll(features);
        used = List.copyOf(all);
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
    public List<Value> values(Moment moment, Wording wording) {
        Value[] values = new Value[used.size()];
        for (int i = 0; i < values.length; i++) {
            Feature feature = used.get(i);
            values[i] = new Value(feature.name(), wording.of(feature, moment));
        }
        return List.of(values);
    }
}
