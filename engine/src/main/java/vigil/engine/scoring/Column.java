package vigil.engine.scoring;

import org.jspecify.annotations.Nullable;
import vigil.engine.features.Catalogue;
import vigil.engine.features.Feature;
import vigil.engine.features.Moment;

/**
 * One figure of a feature vector: a feature, or whether a text feature has a certain value ({@code
 * format=ACH}).
 */
record Column(String name, Feature feature, @Nullable String text) {
    static Column named(String name) {
        int equals = name.indexOf('=');
        String featureName = equals < 0 ? name : name.substring(0, equals);
        Feature feature = Catalogue.find(featureName);
        if (feature == null) {
            throw new ModelException(
                    "The model reads the feature "
                            + featureName
                            + ", which this engine does not have; train it again");
        }
        if ((feature.kind() == Feature.Kind.TEXT) != (equals >= 0)) {
            throw new ModelException(
                    "The model reads "
                            + name
                            + ": a text needs a value to compare with, and only a text");
        }
        return new Column(name, feature, equals < 0 ? null : name.substring(equals + 1));
    }

    double read(Moment moment) {
        if (text == null) {
            return feature.figure().applyAsDouble(moment);
        }
        return feature.text().apply(moment).equals(text) ? 1 : 0;
    }

    /** In words. */
    String meaning() {
        return text == null ? feature.meaning() : "Whether " + feature.name() + " is " + text;
    }

    /** What the hash of a specification covers: another meaning is another specification. */
    String definition() {
        return name + '|' + feature.kind() + '|' + feature.meaning();
    }
}
