package vigil.gateway.patterns;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.gateway.patterns.Expression.At;
import vigil.gateway.patterns.Expression.Choice;
import vigil.gateway.patterns.Expression.Edge;
import vigil.gateway.patterns.Expression.One;
import vigil.gateway.patterns.Expression.Repeated;
import vigil.gateway.patterns.Expression.Sequence;

/** An expression as steps that can be taken, the first one last (Thompson 1968). */
final class Steps {

    /** The number of the step at which the pattern is found. */
    static final int FOUND = 0;

    private static final int MOST_STEPS = 20_000;

    /**
     * @param letters takes one character; null where none is taken
     * @param edge is passed only there; null where anywhere
     * @param next the step after it
     * @param other a second way without taking anything, -1 where there is none
     */
    record Step(@Nullable Letters letters, @Nullable Edge edge, int next, int other) {}

    private final List<Step> steps = new ArrayList<>();

    private Steps() {
        steps.add(new Step(null, null, FOUND, -1));
    }

    static List<Step> of(Expression expression) {
        Steps steps = new Steps();
        int first = steps.before(expression, FOUND);
        steps.add(new Step(null, null, first, -1));
        return List.copyOf(steps.steps);
    }

    /** The step that begins the expression, after which the given one follows. */
    private int before(Expression expression, int next) {
        return switch (expression) {
            case One one -> add(new Step(one.letters(), null, next, -1));
            case At at -> add(new Step(null, at.edge(), next, -1));
            case Sequence sequence -> {
                int following = next;
                for (Expression part : sequence.parts().reversed()) {
                    following = before(part, following);
                }
                yield following;
            }
            case Choice choice -> {
                int ways = -1;
                for (Expression way : choice.ways().reversed()) {
                    int begin = before(way, next);
                    ways = ways < 0 ? begin : add(new Step(null, null, begin, ways));
                }
                yield ways;
            }
            case Repeated repeated -> repeated(repeated, next);
        };
    }

    private int repeated(Repeated repeated, int next) {
        int following = next;
        if (repeated.most() < 0) {
            int again = add(new Step(null, null, next, -1));
            int once = before(repeated.what(), again);
            steps.set(again, new Step(null, null, once, next));
            following = again;
        } else {
            for (int i = repeated.least(); i < repeated.most(); i++) {
                int once = before(repeated.what(), following);
                following = add(new Step(null, null, once, next));
            }
        }
        for (int i = 0; i < repeated.least(); i++) {
            following = before(repeated.what(), following);
        }
        return following;
    }

    private int add(Step step) {
        if (steps.size() >= MOST_STEPS) {
            throw new IllegalArgumentException("a pattern with too many steps");
        }
        steps.add(step);
        return steps.size() - 1;
    }
}
