package vigil.monitoring.replays;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vigil.engine.features.Feature;
import vigil.engine.features.Moment;
import vigil.engine.scenarios.Condition.Clause;
import vigil.engine.scenarios.Condition.Joined;
import vigil.engine.scenarios.Condition.Line;
import vigil.engine.scenarios.Wording;

/**
 * A part of a condition, with what was seen.
 *
 * @param text as it stands in the condition
 * @param nearness 0 to 1; 1 when it holds
 * @param joined plain, all or any: how its parts make it
 * @param parts of a joined clause
 * @param values what a plain clause asks for, as hits tell it
 * @param line of a comparison of figures
 */
@Schema(name = "ReplayedClause")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClauseView(
        String text,
        boolean holds,
        double nearness,
        String joined,
        List<ClauseView> parts,
        List<ValueView> values,
        @Nullable LineView line) {

    ClauseView {
        parts = List.copyOf(parts);
        values = List.copyOf(values);
    }

    /**
     * A value that a clause asks for.
     *
     * @param meaning in a sentence
     * @param value in words
     */
    @Schema(name = "ReplayedValue")
    record ValueView(String name, String meaning, String value) {}

    /**
     * A figure and the line that it is held against.
     *
     * @param seen in words
     * @param operator {@code <}, {@code <=}, {@code >}, {@code >=}, {@code ==} or {@code !=}
     * @param line in words
     * @param share how much of the way to the line was gone, 0 to 1
     */
    @Schema(name = "ReplayedLine")
    record LineView(String seen, String operator, String line, double share) {}

    static ClauseView of(Clause clause, Moment moment, Wording wording) {
        boolean holds = clause.holds(moment);
        boolean plain = clause.joined() == Joined.PLAIN;
        List<ClauseView> parts =
                clause.parts().stream().map(part -> of(part, moment, wording)).toList();
        Line compared = clause.line();
        LineView line = compared == null ? null : line(compared, holds, moment, wording);
        return new ClauseView(
                clause.text(),
                holds,
                rounded(holds ? 1 : nearness(clause.joined(), parts, line)),
                clause.joined().name().toLowerCase(Locale.ROOT),
                parts,
                plain
                        ? clause.features().stream()
                                .map(feature -> value(feature, moment, wording))
                                .toList()
                        : List.of(),
                line);
    }

    private static ValueView value(Feature feature, Moment moment, Wording wording) {
        return new ValueView(feature.name(), feature.meaning(), wording.of(feature, moment));
    }

    private static double nearness(Joined joined, List<ClauseView> parts, @Nullable LineView line) {
        return switch (joined) {
            case PLAIN -> line == null ? 0 : line.share();
            case ALL -> parts.stream().mapToDouble(ClauseView::nearness).average().orElse(0);
            case ANY -> parts.stream().mapToDouble(ClauseView::nearness).max().orElse(0);
        };
    }

    private static LineView line(Line line, boolean holds, Moment moment, Wording wording) {
        double seen = line.seen().applyAsDouble(moment);
        double at = line.line().applyAsDouble(moment);
        return new LineView(
                wording.of(line.kind(), seen),
                line.operator(),
                wording.of(line.kind(), at),
                rounded(holds ? 1 : share(line.operator(), seen, at)));
    }

    private static double share(String operator, double seen, double at) {
        return switch (operator) {
            case ">", ">=" -> part(seen, at);
            case "<", "<=" -> part(at, seen);
            case "==" -> part(Math.min(seen, at), Math.max(seen, at));
            default -> 0;
        };
    }

    /** Zero where there is no way to measure by. */
    private static double part(double gone, double way) {
        double part = way > 0 ? gone / way : 0;
        return part >= 0 ? Math.min(part, 1) : 0;
    }

    /** What is not there is not rounded up to be. */
    static double rounded(double share) {
        return share == 1 ? 1 : Math.floor(share * 1000) / 1000;
    }
}
