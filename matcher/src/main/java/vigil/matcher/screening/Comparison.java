package vigil.matcher.screening;

import java.util.List;
import java.util.Optional;
import vigil.matcher.alignment.Alignment;
import vigil.matcher.evidence.Evidence;
import vigil.matcher.evidence.Evidence.Finding;
import vigil.matcher.evidence.Evidence.Kind;

/**
 * Why two entities score what they score.
 *
 * @param score 0 to 1
 * @param alignment the two names that agree best, word against word; empty when none was compared
 * @param evidence every piece with its log-odds, the names first; their sum gives the score, unless
 *     only a weak alias agrees, which then bounds it
 * @param without the score without each piece of evidence other than the names
 */
public record Comparison(
        double score,
        Optional<Alignment> alignment,
        List<Evidence> evidence,
        List<Counterfactual> without) {

    /** Highest log-odds of a weak alias that nothing corroborates: a score of 0.4. */
    static final double WEAK_ALONE = -0.4;

    public Comparison {
        evidence = List.copyOf(evidence);
        without = List.copyOf(without);
    }

    /** Names that have nothing in common: an identifier of both outweighs even that. */
    static final double NO_NAME = -8;

    static double bounded(double logit) {
        return Math.max(NO_NAME, logit);
    }

    /** What the score would be if one thing were not known. */
    public record Counterfactual(Kind kind, double score) {}

    static Comparison of(
            Optional<Alignment> alignment, boolean weak, List<Evidence> circumstances) {
        double name = alignment.map(Alignment::logit).map(Comparison::bounded).orElse(NO_NAME);
        Finding finding = weak ? Finding.ONLY_A_WEAK_ALIAS : Finding.NAMES_ALIGNED;
        List<Evidence> all = new java.util.ArrayList<>();
        all.add(new Evidence(Kind.NAME, finding, name));
        all.addAll(circumstances);
        List<Counterfactual> without =
                circumstances.stream()
                        .map(piece ->
                                new Counterfactual(
                                        piece.kind(),
                                        Scale.score(
                                                logOdds(name, weak, circumstances, piece.kind()))))
                        .toList();
        return new Comparison(
                Scale.score(logOdds(name, weak, circumstances, Kind.NAME)),
                alignment,
                all,
                without);
    }

    /** The sum, one kind of circumstance left out (names are none). */
    private static double logOdds(
            double name, boolean weak, List<Evidence> circumstances, Kind leftOut) {
        double sum = name;
        boolean corroborated = false;
        for (Evidence piece : circumstances) {
            if (piece.kind() != leftOut) {
                sum += piece.logOdds();
                corroborated |= piece.corroborates();
            }
        }
        return weak && !corroborated ? Math.min(sum, WEAK_ALONE) : sum;
    }

    /** The log-odds that {@link #of} would come to. */
    static double logOdds(double name, boolean weak, List<Evidence> circumstances) {
        return logOdds(name, weak, circumstances, Kind.NAME);
    }
}
