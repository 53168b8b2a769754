package vigil.engine.scoring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vigil.engine.features.Moment;

/**
 * Tells how unusual a moment is among its peers: an isolation forest (Liu, Ting, Zhou, ICDM 2008)
 * for each group of peers, served as the trees of a model are. It learnt no crime, so it may find
 * one that nobody has described; and it finds much that is rare and honest.
 *
 * <p>Not safe for several threads: each takes {@link #another}.
 */
public final class AnomalyModel {
    private final FeatureSpecification specification;
    private final List<Peers> groups;
    private final Map<String, Peers> byName = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private final Peers everybody;
    private final int[] asked;
    private final double[] vector;
    private final double[] contributions;

    /**
     * A group of peers.
     *
     * @param group as {@link PeerGroup} names it
     * @param forest whose sum rises with how soon a payment stands alone
     * @param shares what share of the group's payments has a lesser sum
     */
    public record Peers(String group, Forest forest, Calibration shares) {
        public Peers {
            if (!PeerGroup.isName(group)) {
                throw new ModelException("There are no peers called " + group);
            }
        }

        private Peers another() {
            return new Peers(group, forest.another(), shares);
        }
    }

    /**
     * @throws ModelException when trees and features do not fit together, a group stands twice, or
     *     nobody stands for everybody
     */
    public AnomalyModel(FeatureSpecification specification, List<Peers> groups) {
        this.specification = specification;
        this.groups = List.copyOf(groups);
        Set<Integer> read = new HashSet<>();
        for (Peers peers : groups) {
            if (peers.forest().features() != specification.size()) {
                throw new ModelException("The peers' trees and the list of features do not fit");
            }
            if (byName.put(peers.group(), peers) != null) {
                throw new ModelException("The peers " + peers.group() + " stand there twice");
            }
            words.put(peers.group(), PeerGroup.words(peers.group()));
            for (int column : peers.forest().asked()) {
                read.add(column);
            }
        }
        Peers all = byName.get(PeerGroup.EVERYBODY);
        if (all == null) {
            throw new ModelException("The bundle's peers lack " + PeerGroup.EVERYBODY);
        }
        everybody = all;
        asked = read.stream().mapToInt(Integer::intValue).sorted().toArray();
        vector = new double[specification.size()];
        contributions = new double[specification.size() + 1];
    }

    /** The same for another thread, the trees shared. */
    public AnomalyModel another() {
        return new AnomalyModel(specification, groups.stream().map(Peers::another).toList());
    }

    public FeatureSpecification specification() {
        return specification;
    }

    public List<Peers> groups() {
        return groups;
    }

    /** The share of the peers' payments that are less unusual than the moment's, 0 to 1. */
    public double rate(Moment moment) {
        specification.read(moment, asked, vector);
        Peers peers = peers(moment);
        return peers.shares().probability(peers.forest().score(vector));
    }

    /** The same of a vector in the order of the specification, whose payer is of this group. */
    public double rate(String group, double[] figures) {
        Peers peers = byName.getOrDefault(group, everybody);
        return peers.shares().probability(peers.forest().score(figures));
    }

    /** Whom the moment is held against, in words. */
    public String whom(Moment moment) {
        return Objects.requireNonNull(words.get(peers(moment).group()));
    }

    /** What made the moment unusual, the strongest first; what speaks against it is left out. */
    public List<ReasonCode> reasons(Moment moment, int most) {
        specification.read(moment, asked, vector);
        peers(moment).forest().attribute(vector, contributions);
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] = Math.max(0, contributions[i]);
        }
        return specification.strongest(contributions, moment, most);
    }

    private Peers peers(Moment moment) {
        return byName.getOrDefault(PeerGroup.of(moment), everybody);
    }
}
