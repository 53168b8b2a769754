package vigil.screening.match;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigil.matcher.evidence.Evidence;
import vigil.matcher.explanation.Explanation;
import vigil.matcher.screening.Comparison;
import vigil.screening.match.MatchAnswer.Detail;
import vigil.screening.match.MatchAnswer.Feature;
import vigil.screening.match.MatchAnswer.Result;
import vigil.screening.questions.Thousandths;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Statement;
import vigil.watchlists.matching.Finder.Found;

/** Writes what was found in OpenSanctions' words. */
final class Results {

    static final Map<String, Feature> FEATURES = features();

    private static final Comparator<Instant> EARLIEST_FIRST = Comparator.naturalOrder();

    private Results() {}

    static Result of(Found found, Comparison comparison, double threshold) {
        Entity listed = found.listed();
        Map<String, Double> features = new LinkedHashMap<>();
        Map<String, Detail> explanations = new LinkedHashMap<>();
        List<String> names = Explanation.sentences(comparison);
        for (Evidence piece : comparison.evidence()) {
            String name = feature(piece.kind());
            double weight = Thousandths.of(piece.logOdds());
            String words =
                    piece.kind() == Evidence.Kind.NAME
                            ? names.getFirst()
                            : Explanation.sentence(piece);
            features.merge(name, weight, Double::sum);
            explanations.putIfAbsent(name, new Detail(weight, words));
        }
        double score = Thousandths.of(found.hit().score());
        return new Result(
                listed.id().text(),
                listed.caption(),
                listed.schema().name(),
                properties(listed),
                List.of(found.list().snapshot().list().text()),
                List.of(),
                isTarget(listed),
                at(listed, Origin::firstSeen, BinaryOperator.minBy(EARLIEST_FIRST)),
                at(listed, Origin::lastSeen, BinaryOperator.maxBy(EARLIEST_FIRST)),
                at(listed, Origin::firstSeen, BinaryOperator.maxBy(EARLIEST_FIRST)),
                score,
                features,
                explanations,
                score >= threshold);
    }

    /** All values of an entity, by property. */
    static Map<String, List<String>> properties(Entity entity) {
        Map<String, List<String>> properties = new TreeMap<>();
        for (Statement said : entity.statements()) {
            List<String> values =
                    properties.computeIfAbsent(said.property(), name -> new ArrayList<>());
            if (!values.contains(said.value())) {
                values.add(said.value());
            }
        }
        return properties;
    }

    private static boolean isTarget(Entity entity) {
        List<String> topics = entity.values(Property.TOPICS);
        return topics.isEmpty() || !topics.stream().allMatch(topic -> topic.endsWith(".linked"));
    }

    /**
     * One moment of all that the statements were seen at: the last first one is the last change.
     */
    private static @Nullable String at(
            Entity entity, Function<Origin, Instant> seen, BinaryOperator<Instant> which) {
        return entity.statements().stream()
                .map(said -> seen.apply(said.origin()))
                .reduce(which)
                .map(Instant::toString)
                .orElse(null);
    }

    /** As a word of JSON: {@code birthDate}. */
    private static String feature(Evidence.Kind kind) {
        return switch (kind) {
            case NAME -> "name";
            case BIRTH_DATE -> "birthDate";
            case COUNTRY -> "country";
            case GENDER -> "gender";
            case IDENTIFIER -> "identifier";
            case ADDRESS -> "address";
        };
    }

    private static Map<String, Feature> features() {
        Map<String, Feature> features = new LinkedHashMap<>();
        for (Evidence.Kind kind : Evidence.Kind.values()) {
            features.put(
                    feature(kind),
                    new Feature(
                            "Log-odds that the "
                                    + Explanation.word(kind)
                                    + " of both speaks for one and the same, above 0, or against, below"));
        }
        return features;
    }
}
