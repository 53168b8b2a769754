package vigil.models.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigil.engine.Transaction;
import vigil.launcher.analyse.transactions.FileRecord.Label;

/**
 * Tells which samples of one file are of one ring. Where the file names rings, those; elsewhere
 * laundering of one typology whose payments hang together by their accounts is one.
 */
final class LaunderingRings {
    private final Samples samples;
    private final Map<String, Integer> named = new HashMap<>();
    private final List<Loose> loose = new ArrayList<>();
    private final Map<Member, Member> parents = new HashMap<>();

    /** An account within the laundering of one typology. */
    private record Member(String typology, long account) {}

    /** A laundering sample whose ring nobody names. */
    private record Loose(int row, Member member) {}

    LaunderingRings(Samples samples) {
        this.samples = samples;
    }

    /** Takes note of the sample that was added last. */
    void add(Label label, Transaction transaction) {
        if (!label.laundering()) {
            return;
        }
        int row = samples.size() - 1;
        if (label.ring().isEmpty()) {
            Member payer = new Member(label.typology(), transaction.payer());
            loose.add(new Loose(row, payer));
            Member one = root(payer);
            Member other = root(new Member(label.typology(), transaction.payee()));
            parents.put(one, other);
        } else {
            samples.join(row, named.computeIfAbsent(label.ring(), _ -> samples.newRing()));
        }
    }

    /** Tells the samples' rings once the file is at its end. */
    void close() {
        Map<Member, Integer> rings = new HashMap<>();
        for (Loose sample : loose) {
            samples.join(
                    sample.row(),
                    rings.computeIfAbsent(root(sample.member()), _ -> samples.newRing()));
        }
    }

    /** Halves the way to the root as it walks it. */
    private Member root(Member member) {
        Member at = member;
        Member parent = parents.getOrDefault(at, at);
        while (!parent.equals(at)) {
            Member above = parents.getOrDefault(parent, parent);
            parents.put(at, above);
            at = above;
            parent = parents.getOrDefault(at, at);
        }
        return at;
    }
}
