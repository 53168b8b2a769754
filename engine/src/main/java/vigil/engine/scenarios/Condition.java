package vigil.engine.scenarios;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
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
    public interface Test {
        boolean holds(Moment moment);
    }

    private final String source;
    private final Test[] parts;
    private final List<Feature> features;
    private final List<Clause> clauses;

    Condition(String source, List<Test> parts, List<Feature> features, List<Clause> clauses) {
        this.source = source;
        this.parts = parts.toArray(Test[]::new);
        this.features = List.copyOf(features);
        this.clauses = List.copyOf(clauses);
    }

    /**
     * A part of a condition for whoever asks why it did not hold; decisions do not look at it.
     *
     * @param text as it stands in the condition
     * @param joined how its parts make it
     * @param parts none of a plain clause
     * @param features what a plain clause asks for
     * @param line of a plain comparison of figures
     */
    public record Clause(
            String text,
            Joined joined,
            List<Clause> parts,
            List<Feature> features,
            @Nullable Line line,
            Test test) {

        public Clause {
            parts = List.copyOf(parts);
            features = List.copyOf(features);
        }

        public boolean holds(Moment moment) {
            return test.holds(moment);
        }
    }

    /** How the parts of a clause make it. */
    public enum Joined {
        /** It has no parts. */
        PLAIN,
        ALL,
        ANY
    }

    /**
     * What is seen, and the line that it is held against.
     *
     * @param kind how both read
     * @param operator as in the condition, such as {@code >=}
     */
    public record Line(
            Feature.Kind kind,
            ToDoubleFunction<Moment> seen,
            String operator,
            ToDoubleFunction<Moment> line) {}

    /** The parts that {@code &&} joins, as they stand in the condition. */
    public List<Clause> clauses() {
        return clauses;
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
