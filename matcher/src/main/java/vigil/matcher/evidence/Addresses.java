package vigil.matcher.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vigil.matcher.entity.Address;
import vigil.matcher.evidence.Evidence.Finding;
import vigil.matcher.evidence.Evidence.Kind;
import vigil.matcher.text.Folding;

/** Addresses: the share of telling words that the shorter one has in common with the other. */
final class Addresses {

    private static final int FEWEST_WORDS = 2;
    private static final int MOST_COMPARED = 10;
    private static final double SHARED = 0.6;
    private static final Set<String> FILLERS =
            Set.of(
                    "street",
                    "st",
                    "road",
                    "rd",
                    "avenue",
                    "ave",
                    "ul",
                    "ulitsa",
                    "house",
                    "building",
                    "bld",
                    "bldg",
                    "floor",
                    "office",
                    "room",
                    "apt",
                    "flat",
                    "no",
                    "po",
                    "p",
                    "o",
                    "box",
                    "the",
                    "of",
                    "and",
                    "city",
                    "district",
                    "province",
                    "region",
                    "unit",
                    "suite",
                    "str",
                    "near",
                    "area",
                    "block");

    private Addresses() {}

    static Optional<Evidence> compare(List<Address> asked, List<Address> listed) {
        double best = -1;
        for (Address mine : asked.subList(0, Math.min(asked.size(), MOST_COMPARED))) {
            for (Address theirs : listed.subList(0, Math.min(listed.size(), MOST_COMPARED))) {
                best = Math.max(best, share(words(mine), words(theirs)));
            }
        }
        if (best < 0) {
            return Optional.empty();
        }
        return Optional.of(
                best >= SHARED
                        ? new Evidence(Kind.ADDRESS, Finding.SHARED_ADDRESS, 2)
                        : new Evidence(Kind.ADDRESS, Finding.OTHER_ADDRESS, -0.1));
    }

    /** 0 to 1, or -1 when an address says too little. */
    private static double share(Set<String> mine, Set<String> theirs) {
        if (mine.size() < FEWEST_WORDS || theirs.size() < FEWEST_WORDS) {
            return -1;
        }
        Set<String> common = new HashSet<>(mine);
        common.retainAll(theirs);
        return common.size() < FEWEST_WORDS
                ? 0
                : (double) common.size() / Math.min(mine.size(), theirs.size());
    }

    private static Set<String> words(Address address) {
        Set<String> words = new HashSet<>();
        for (String word : Folding.fold(address.text()).replace('.', ' ').split(" ")) {
            if (!word.isEmpty() && !FILLERS.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }
}
