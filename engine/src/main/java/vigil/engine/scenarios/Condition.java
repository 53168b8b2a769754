package vigil.engine.scenarios;

import java.util.List;
import vigil.engine.features.Feature;
import vigil.engine.features.Moment;

/**
 * A condition in CEL, checked and turned into plain Java: the parts joined by {@code &&}, those
 * that only read before those that search, so that most transactions are turned away for a few
 * nanoseconds.
 */
public final class Condition {
    /** A truth at a moment. */
    @FunctionalInterface
    interface Test {
        boolean holds(Moment moment);
    }

    private final String source;
    private final Test[] parts;
    private final List<Feature> features;

    Condition(String source, List<Test> parts, List<Feature> features) {
        this.source = source;
        this.parts = parts.toArray(Test[]::new);
        this.features = List.copyOf(features);
    }

    public boolean holds(Moment moment) {
        for (Test part : parts) {
            if (!part.holds(moment)) {
                return false;
            }
        }
        return true;
    }

    /** The condition as it was written. */
    public String source() {
        return source;
    }

    /** What it asks for, in order of first appearance. */
    public List<Feature> features() {
        return features;
    }
}
