package vigil.launcher.analyse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigil.launcher.analyse.transactions.FileRecord.Label;

/**
 * Holds alerts against the kinds of behaviour that a file names, honest ones too: how much of each
 * kind of laundering they show, and whom they trouble for nothing.
 */
public final class BehaviourScore {
    private static final short NONE = -1;

    private final Map<String, Short> numbers = new HashMap<>();
    private final List<Label> kinds = new ArrayList<>();
    private final BitSet raising = new BitSet();
    private final BitSet shown = new BitSet();
    private short[] kindOfRow = {};

    /**
     * A kind of behaviour.
     *
     * @param shown transactions that stand in an alert's evidence
     * @param raising transactions that raised an alert
     */
    public record Kind(
            String typology, boolean laundering, long transactions, long shown, long raising) {}

    /** Tells what a row was made for. */
    void transaction(long row, Label label) {
        if (label.typology().isEmpty()) {
            return;
        }
        int at = (int) row;
        if (at >= kindOfRow.length) {
            int known = kindOfRow.length;
            kindOfRow = Arrays.copyOf(kindOfRow, Math.max(at + 1, 2 * known));
            Arrays.fill(kindOfRow, known, kindOfRow.length, NONE);
        }
        kindOfRow[at] = number(label);
    }

    private short number(Label label) {
        String key = label.laundering() + label.typology();
        Short known = numbers.get(key);
        if (known == null) {
            known = (short) kinds.size();
            numbers.put(key, known);
            kinds.add(label);
        }
        return known;
    }

    void alert(long row, List<Long> evidence) {
        raising.set((int) row);
        evidence.forEach(seen -> shown.set(seen.intValue()));
    }

    /** Laundering first, then by name; empty where the file names no typologies. */
    List<Kind> kinds() {
        long[] all = new long[kinds.size()];
        long[] inEvidence = new long[kinds.size()];
        long[] raised = new long[kinds.size()];
        for (int row = 0; row < kindOfRow.length; row++) {
            int kind = kindOfRow[row];
            if (kind != NONE) {
                all[kind]++;
                inEvidence[kind] += shown.get(row) ? 1 : 0;
                raised[kind] += raising.get(row) ? 1 : 0;
            }
        }
        List<Kind> scored = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            Label label = kinds.get(i);
            scored.add(
                    new Kind(
                            label.typology(),
                            label.laundering(),
                            all[i],
                            inEvidence[i],
                            raised[i]));
        }
        scored.sort(
                Comparator.comparing((Kind kind) -> !kind.laundering())
                        .thenComparing(Kind::typology));
        return scored;
    }
}
