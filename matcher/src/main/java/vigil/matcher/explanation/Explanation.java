package vigil.matcher.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vigil.matcher.alignment.Alignment;
import vigil.matcher.evidence.Evidence;
import vigil.matcher.evidence.Evidence.Kind;
import vigil.matcher.screening.Comparison;
import vigil.matcher.words.Word;

/** Puts comparisons into English. The sentences hold names and are personal. */
public final class Explanation {

    private static final double STRONG = 2;
    private static final float SAME = 0.999f;

    private Explanation() {}

    /**
     * The names word against word, then each other piece of evidence for or against, then what the
     * score would be without it.
     */
    public static List<String> sentences(Comparison comparison) {
        List<String> sentences = new ArrayList<>();
        comparison
                .alignment()
                .ifPresentOrElse(
                        alignment -> sentences.add(names(alignment)),
                        () -> sentences.add("No names were compared."));
        for (Evidence piece : comparison.evidence()) {
            switch (piece.finding()) {
                case NAMES_ALIGNED -> {} // Said above, word by word.
                default -> sentences.add(sentence(piece));
            }
        }
        for (Comparison.Counterfactual other : comparison.without()) {
            sentences.add(
                    "Without the %s the score would be %s."
                            .formatted(word(other.kind()), percent(other.score())));
        }
        return sentences;
    }

    /** What a piece of evidence found, with its weight. */
    public static String sentence(Evidence piece) {
        String weight =
                piece.logOdds() == 0
                        ? "says nothing"
                        : (Math.abs(piece.logOdds()) >= STRONG ? "speaks strongly " : "speaks ")
                                + (piece.logOdds() > 0 ? "for it" : "against it");
        return "%s: %s (%+.1f).".formatted(found(piece.finding()), weight, piece.logOdds());
    }

    /** A piece's subject: {@code birth date}. */
    public static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String names(Alignment alignment) {
        List<String> parts = new ArrayList<>();
        for (Alignment.Pair pair : alignment.pairs()) {
            parts.add(
                    pair.similarity() >= SAME
                            ? text(pair.listed()) + " the same"
                            : "%s for %s (%s)"
                                    .formatted(
                                            text(pair.asked()),
                                            text(pair.listed()),
                                            percent(pair.similarity())));
        }
        if (!alignment.askedAlone().isEmpty()) {
            parts.add("only asked: " + text(alignment.askedAlone()));
        }
        if (!alignment.listedAlone().isEmpty()) {
            parts.add("only listed: " + text(alignment.listedAlone()));
        }
        return "\u201c%s\u201d beside \u201c%s\u201d: %s."
                .formatted(
                        alignment.asked().original(),
                        alignment.listed().original(),
                        String.join(", ", parts));
    }

    private static String text(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String found(Evidence.Finding finding) {
        return switch (finding) {
            case NAMES_ALIGNED -> "The names agree";
            case ONLY_A_WEAK_ALIAS -> "Only a weak alias agrees";
            case SAME_DAY -> "Born on the same day";
            case DAY_AND_MONTH_FLIPPED -> "Day and month of birth are flipped";
            case SAME_MONTH -> "Born in the same month";
            case SAME_YEAR -> "Born in the same year";
            case YEARS_MEET -> "The possible years of birth meet";
            case YEARS_CLOSE -> "The years of birth are close";
            case SAME_YEAR_OTHER_DAY -> "Born in the same year on another day";
            case YEARS_APART -> "The years of birth are apart";
            case YEARS_FAR_APART -> "The years of birth are far apart";
            case SHARED_COUNTRY -> "They share a country";
            case OTHER_COUNTRIES -> "They have no country in common";
            case SAME_GENDER -> "The gender is the same";
            case OTHER_GENDER -> "The gender is another";
            case SAME_IDENTIFIER -> "They bear the same identifier";
            case OTHER_IDENTIFIER -> "Their identifiers of the same kind differ";
            case SHARED_ADDRESS -> "They share an address";
            case OTHER_ADDRESS -> "Their addresses differ";
        };
    }
}
