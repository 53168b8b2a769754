package vigil.screening.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vigil.matcher.alignment.Alignment;
import vigil.matcher.evidence.Evidence;
import vigil.matcher.explanation.Explanation;
import vigil.matcher.screening.Comparison;
import vigil.matcher.words.Word;
import vigil.screening.lists.PastLists;
import vigil.screening.questions.Thousandths;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.matching.Finder.Found;

/**
 * An entry of a list that somebody may be, and why.
 *
 * @param version the list's version
 * @param entryVersion changes when the list says anything else of the entry
 * @param name the entry's name that agrees best
 * @param score 0 to 1, a calibrated likelihood
 * @param explanation in sentences
 * @param ofacScore what OFAC's search tool would give, 0 to 100
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HitView(
        String list,
        String version,
        String entry,
        String entryVersion,
        String schema,
        String caption,
        String name,
        double score,
        boolean match,
        List<PairView> words,
        List<EvidenceView> evidence,
        List<WithoutView> without,
        List<String> explanation,
        @Nullable Double ofacScore) {

    /** Words that were taken for the same; one side is empty for a word that stands alone. */
    public record PairView(String asked, String listed, double similarity) {}

    /** What speaks for it, or with a weight below 0 against it. */
    public record EvidenceView(String kind, String finding, double logOdds) {}

    /** The score if one thing were not known. */
    public record WithoutView(String kind, double score) {}

    static HitView of(
            Found found, Comparison comparison, boolean match, @Nullable Double ofacScore) {
        Entity listed = found.listed();
        PastLists.Entry entry =
                new PastLists.Entry(
                        found.list().snapshot(),
                        listed,
                        found.list().versions().of(listed),
                        found.hit().entity());
        return of(
                entry,
                comparison,
                new Verdict(found.hit().name(), found.hit().score(), match, ofacScore));
    }

    /** What a search came to. */
    public record Verdict(String name, double score, boolean match, @Nullable Double ofacScore) {}

    /** Explains a comparison with an entry as a version of its list has it. */
    public static HitView of(PastLists.Entry entry, Comparison comparison, Verdict verdict) {
        return new HitView(
                entry.snapshot().list().text(),
                entry.snapshot().id().text(),
                entry.listed().id().text(),
                entry.version(),
                entry.listed().schema().name(),
                entry.listed().caption(),
                verdict.name(),
                Thousandths.of(verdict.score()),
                verdict.match(),
                comparison.alignment().map(HitView::words).orElse(List.of()),
                comparison.evidence().stream().map(HitView::evidence).toList(),
                comparison.without().stream()
                        .map(other ->
                                new WithoutView(word(other.kind()), Thousandths.of(other.score())))
                        .toList(),
                Explanation.sentences(comparison),
                verdict.ofacScore());
    }

    private static List<PairView> words(Alignment alignment) {
        List<PairView> words = new java.util.ArrayList<>();
        alignment
                .pairs()
                .forEach(pair ->
                        words.add(
                                new PairView(
                                        text(pair.asked()),
                                        text(pair.listed()),
                                        Thousandths.of(pair.similarity()))));
        alignment.askedAlone().forEach(word -> words.add(new PairView(word.text(), "", 0)));
        alignment.listedAlone().forEach(word -> words.add(new PairView("", word.text(), 0)));
        return words;
    }

    private static EvidenceView evidence(Evidence piece) {
        return new EvidenceView(
                word(piece.kind()), word(piece.finding()), Thousandths.of(piece.logOdds()));
    }

    private static String text(List<Word> words) {
        return String.join(" ", words.stream().map(Word::text).toList());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
