package vigil.screening.hits;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import vigil.matcher.entity.Entity;
import vigil.matcher.evidence.Evidence;
import vigil.matcher.screening.Comparison;
import vigil.matcher.screening.Hit;
import vigil.matcher.screening.SearchLimits;
import vigil.screening.questions.QuestionSettings;
import vigil.screening.questions.Thousandths;
import vigil.screening.register.CustomerBook;
import vigil.screening.register.Watched;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.matching.Finder;
import vigil.watchlists.matching.ListIndex;

/**
 * Looks for pairs of customers and entries. Searches bring candidates from either side; whether a
 * pair scores is for the full comparison alone to say, so that both sides come to the same.
 */
public final class Sighter {

    private static final int MOST_ENTRIES = 500;
    private static final double BORDERLINE = 0.9;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Finder finder;
    private final double threshold;

    public Sighter(Finder finder, QuestionSettings settings) {
        this.finder = finder;
        this.threshold = settings.threshold();
    }

    /** What counted how much, as it is kept with a hit. */
    public record Piece(String kind, String finding, double logOdds) {}

    /**
     * Whom of these lists a customer may be.
     *
     * @param known pairs that are compared again, found or not
     */
    public Collection<Sighting> ofCustomer(
            Watched customer, Collection<ListIndex> lists, Collection<Pair> known) {
        Map<Pair, Sighting> sightings = new LinkedHashMap<>();
        SearchLimits limits = new SearchLimits(MOST_ENTRIES, threshold * BORDERLINE);
        for (ListIndex list : lists) {
            String name = list.snapshot().list().text();
            for (Hit hit : list.index().search(customer.entity(), limits)) {
                add(sightings, customer, list, hit.entity());
            }
            for (Pair pair : known) {
                if (pair.list().equals(name) && !sightings.containsKey(pair)) {
                    list.index()
                            .entity(pair.entry())
                            .ifPresent(entry -> add(sightings, customer, list, entry));
                }
            }
        }
        return sightings.values();
    }

    /**
     * Whom of the customers these entries may be.
     *
     * @param known pairs that are compared again, found or not
     */
    public Collection<Sighting> ofEntries(
            CustomerBook book, ListIndex list, Collection<String> entries, Collection<Pair> known) {
        List<Entity> searched = new ArrayList<>();
        for (String entry : entries) {
            list.index().entity(entry).ifPresent(searched::add);
        }
        Map<Pair, Sighting> sightings = new LinkedHashMap<>();
        for (CustomerBook.Found found : book.search(searched, threshold * BORDERLINE)) {
            add(sightings, found.customer(), list, found.entry());
        }
        for (Pair pair : known) {
            Optional<Watched> customer = book.find(pair.customer());
            Optional<Entity> entry = list.index().entity(pair.entry());
            if (customer.isPresent() && entry.isPresent() && !sightings.containsKey(pair)) {
                add(sightings, customer.get(), list, entry.get());
            }
        }
        return sightings.values();
    }

    private void add(
            Map<Pair, Sighting> sightings, Watched customer, ListIndex list, Entity entry) {
        Comparison comparison = finder.compare(customer.entity(), entry);
        Pair pair = new Pair(customer.customer(), list.snapshot().list().text(), entry.id());
        Pins pins =
                new Pins(
                        customer.version(),
                        list.versions()
                                .of(list.snapshot().find(new EntityId(entry.id())).orElseThrow()),
                        list.snapshot().id().text());
        sightings.put(
                pair,
                new Sighting(
                        pair,
                        pins,
                        comparison.score(),
                        comparison.score() >= threshold,
                        JSON.writeValueAsBytes(
                                comparison.evidence().stream().map(Sighter::piece).toList())));
    }

    private static Piece piece(Evidence evidence) {
        return new Piece(
                word(evidence.kind()),
                word(evidence.finding()),
                Thousandths.of(evidence.logOdds()));
    }

    /** The pieces of a hit's evidence. */
    static List<Piece> pieces(byte[] evidence) {
        return List.of(JSON.readValue(evidence, Piece[].class));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
