package vigil.gateway.firewall;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.gateway.patterns.LinearPattern;

/**
 * A sign of an attack.
 *
 * @param weight what it adds to the score of a text
 * @param spots where it is looked for
 * @param atoms of each set one must occur before anything else is asked
 * @param pattern must occur; null where the atoms suffice
 */
record Rule(
        String id,
        Category category,
        int weight,
        View view,
        Set<Spot> spots,
        List<Set<String>> atoms,
        @Nullable LinearPattern pattern) {

    Rule {
        spots = Set.copyOf(spots);
        atoms = List.copyOf(atoms);
        if (atoms.isEmpty()) {
            throw new IllegalArgumentException("rule " + id + " names no atom");
        }
    }
}
