package vigil.matcher.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import vigil.matcher.alignment.Aligner;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Identifier;
import vigil.matcher.evidence.Circumstances;
import vigil.matcher.evidence.Evidence;
import vigil.matcher.index.Search;
import vigil.matcher.index.Wanted;
import vigil.matcher.words.Name;

/**
 * Searches one index, one question after another. The index brings candidates with an estimate;
 * those that may still reach the cutoff are compared in full.
 */
final class Searcher {

    private static final int MOST_ASKED_NAMES = 20;

    /** By how much a full comparison may exceed the estimate from the index. */
    private static final double SLACK = 1.5;

    /** By how much it mostly does: who stands behind ten others by more is not compared. */
    private static final double USUAL_SLACK = 0.4;

    /** The most that circumstances other than an identifier can add. */
    private static final double CIRCUMSTANCES = 6.5;

    /** Below, hits have little in common with the question. */
    private static final double LOW_CUTOFF = 0.3;

    private static final int MANY_HITS = 20;

    /** Several names of one entity are one hit. */
    private static final int OTHER_NAMES = 6;

    private final WatchIndex index;
    private final List<Search> searches = new ArrayList<>();
    private final Aligner aligner = new Aligner();

    private int round;
    private final int[] roundOf;
    private final int[] candidateOf;
    private Wanted wanted = new Wanted(0, 0, 0, false);
    private int candidates;
    private Candidate[] candidate = new Candidate[64];

    private static final class Candidate {
        int entity;
        double estimate;
        Name asked = NOTHING;
        Name listed = NOTHING;
        boolean weak;
    }

    /** Bearers of an identifier, whose names nobody compared, come last. */
    private static final Comparator<Candidate> LIKELIEST_FIRST =
            Comparator.comparingDouble((Candidate one) -> one.estimate).reversed();

    private static final Name NOTHING = new Name("", List.of(), false);

    Searcher(WatchIndex index) {
        this.index = index;
        index.partitions().forEach(partition -> searches.add(new Search(partition.index())));
        roundOf = new int[index.entities()];
        candidateOf = new int[index.entities()];
    }

    List<Hit> search(Entity asked, SearchLimits limits, boolean inverse) {
        candidates = 0;
        wanted = wanted(asked, limits);
        if (++round == 0) {
            Arrays.fill(roundOf, 0);
            round = 1;
        }
        for (int i = 0; i < searches.size(); i++) {
            Partition partition = index.partitions().get(i);
            if (mayBe(asked, partition)) {
                searchNames(asked, partition, searches.get(i));
            }
        }
        addBearers(asked);
        return hits(asked, limits, inverse);
    }

    private static Wanted wanted(Entity asked, SearchLimits limits) {
        double circumstances = isBare(asked) ? 0 : CIRCUMSTANCES;
        return new Wanted(
                limits.hits() + OTHER_NAMES,
                Scale.logOdds(limits.cutoff()) - SLACK - circumstances,
                USUAL_SLACK + circumstances,
                limits.cutoff() < LOW_CUTOFF || limits.hits() > MANY_HITS || !isBare(asked));
    }

    private static boolean mayBe(Entity asked, Partition partition) {
        return asked.schema().kind() == partition.kind()
                || asked.schema().kind().mayBe(partition.kind());
    }

    private void searchNames(Entity asked, Partition partition, Search search) {
        int names = 0;
        for (List<String> kind : List.of(asked.names(), asked.aliases(), asked.weakAliases())) {
            for (String raw : kind) {
                if (names++ < MOST_ASKED_NAMES) {
                    Name name = index.reader().read(raw, partition.kind());
                    searchName(
                            name,
                            kind == asked.weakAliases() && !kind.isEmpty(),
                            partition,
                            search);
                }
            }
        }
    }

    private void searchName(Name name, boolean weak, Partition partition, Search search) {
        if (name.words().isEmpty()) {
            return;
        }
        int found = search.search(name, wanted);
        for (int i = 0; i < found; i++) {
            int place = search.foundNames[i];
            boolean either = weak || partition.weak()[place];
            double estimate = search.foundLogits[i];
            Candidate known = candidate(partition.entityOf()[place]);
            if (counted(estimate, either) > counted(known.estimate, known.weak)) {
                known.estimate = estimate;
                known.weak = either;
                known.asked = name;
                known.listed = partition.index().name(place);
            }
        }
    }

    private static double counted(double logOdds, boolean weak) {
        return weak ? Math.min(logOdds, Comparison.WEAK_ALONE) : logOdds;
    }

    /** Whoever bears an identifier of the question is a candidate, whatever the names. */
    private void addBearers(Entity asked) {
        for (Identifier identifier : asked.identifiers()) {
            for (int place : index.bearers(identifier.compared())) {
                if (index.at(place).schema().mayBe(asked.schema())) {
                    candidate(place);
                }
            }
        }
    }

    private Candidate candidate(int entity) {
        if (roundOf[entity] == round) {
            return candidate[candidateOf[entity]];
        }
        roundOf[entity] = round;
        candidateOf[entity] = candidates;
        if (candidates == candidate.length) {
            candidate = Arrays.copyOf(candidate, candidates * 2);
        }
        Candidate fresh = candidate[candidates];
        if (fresh == null) {
            fresh = new Candidate();
            candidate[candidates] = fresh;
        }
        candidates++;
        fresh.entity = entity;
        fresh.estimate = Double.NEGATIVE_INFINITY;
        fresh.weak = false;
        fresh.asked = NOTHING;
        fresh.listed = NOTHING;
        return fresh;
    }

    private List<Hit> hits(Entity asked, SearchLimits limits, boolean inverse) {
        double circumstances = isBare(asked) ? 0 : CIRCUMSTANCES;
        double least = Scale.logOdds(limits.cutoff()) - SLACK - circumstances;
        Arrays.sort(candidate, 0, candidates, LIKELIEST_FIRST);
        List<Hit> hits = new ArrayList<>(4);
        for (int i = 0; i < candidates; i++) {
            Candidate one = candidate[i];
            if (one.estimate < least && one.listed != NOTHING) {
                continue;
            }
            Hit hit = hit(asked, one, inverse);
            if (hit.score() >= limits.cutoff()) {
                double last = kept(hits, hit, limits.hits());
                least = Math.max(least, last - USUAL_SLACK - circumstances);
            }
        }
        return hits;
    }

    /** Puts a hit where it belongs; the log-odds from which on another may be among the best. */
    private static double kept(List<Hit> hits, Hit hit, int most) {
        int place = hits.size();
        while (place > 0 && hits.get(place - 1).score() < hit.score()) {
            place--;
        }
        if (place < most) {
            hits.add(place, hit);
        }
        if (hits.size() > most) {
            hits.removeLast();
        }
        return hits.size() < most
                ? Double.NEGATIVE_INFINITY
                : Scale.logOdds(hits.getLast().score());
    }

    /** Whether nothing but names can speak for it. */
    private static boolean isBare(Entity asked) {
        return asked.birthDates().isEmpty()
                && asked.addresses().isEmpty()
                && asked.identifiers().isEmpty();
    }

    private Hit hit(Entity asked, Candidate one, boolean inverse) {
        Entity listed = index.at(one.entity);
        List<Evidence> circumstances = Circumstances.compare(asked, listed);
        double name = one.listed == NOTHING ? Comparison.NO_NAME : compared(one, inverse);
        double logOdds = Comparison.logOdds(name, one.weak, circumstances);
        return new Hit(listed, Scale.score(logOdds), one.listed.original());
    }

    private double compared(Candidate one, boolean inverse) {
        aligner.ask(inverse ? one.listed : one.asked);
        return Comparison.bounded(aligner.compare(inverse ? one.asked : one.listed));
    }
}
