package vigil.contracts.amlworld;

import java.util.List;

/**
 * A laundering attempt of the answer key.
 *
 * @param typology FAN-OUT, FAN-IN, GATHER-SCATTER, SCATTER-GATHER, CYCLE, RANDOM, BIPARTITE or
 *     STACK
 * @param note what the file adds, such as {@code Max 10 hops}; may be empty
 * @param rows in the file's order, which is not always that of time
 */
public record AmlworldRing(String typology, String note, List<AmlworldRow> rows) {
    public AmlworldRing {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a ring has a transaction at least");
        }
    }
}
