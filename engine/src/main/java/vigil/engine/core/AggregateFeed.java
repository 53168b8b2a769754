package vigil.engine.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigil.engine.Transaction;
import vigil.engine.aggregates.Aggregates;
import vigil.engine.aggregates.Instants;
import vigil.engine.features.Moment;
import vigil.engine.scenarios.Condition;
import vigil.engine.scenarios.DeclaredAggregate;
import vigil.engine.scenarios.ScenarioSet;

/** Counts transactions in the aggregates of a set of scenarios; each filter is asked once. */
final class AggregateFeed {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Condition[] filters;
    private final Aggregates aggregates;

    /** For each stream of the aggregates, which filter is its own. */
    private final int[] filterOf;

    private final boolean[] holds;
    private final boolean[] meets;
    private Instants when = new Instants(0, 0, 0, 0);

    /**
     * @param aggregates where those of the sets are declared already
     */
    AggregateFeed(Aggregates aggregates, ScenarioSet... sets) {
        this.aggregates = aggregates;
        List<Condition> distinct = new ArrayList<>();
        Arrays.stream(sets)
                .flatMap(set -> set.scenarios().stream())
                .flatMap(scenario -> scenario.aggregates().stream())
                .forEach(declared -> number(declared, distinct));
        filters = distinct.toArray(Condition[]::new);
        filterOf =
                aggregates.filters().stream()
                        .mapToInt(filter -> numbers.getOrDefault(filter, -1))
                        .toArray();
        holds = new boolean[filters.length];
        meets = new boolean[filterOf.length];
    }

    private void number(DeclaredAggregate declared, List<Condition> distinct) {
        String filter = declared.aggregate().filter();
        if (!numbers.containsKey(filter)) {
            numbers.put(filter, distinct.size());
            distinct.add(declared.filter());
        }
    }

    /** Counts where the payment counts before it is judged. */
    void before(Transaction transaction, Moment moment, Instants instants) {
        when = instants;
        for (int i = 0; i < filters.length; i++) {
            holds[i] = filters[i].holds(moment);
        }
        for (int i = 0; i < meets.length; i++) {
            meets[i] = holds[filterOf[i]];
        }
        aggregates.count(transaction, instants, meets, false);
    }

    /** Counts where it counts only afterwards. */
    void after(Transaction transaction) {
        aggregates.count(transaction, when, meets, true);
    }

    /** The filters that the payment meets, a bit each; those beyond the 64th have none. */
    long met() {
        long bits = 0;
        for (int i = 0; i < Math.min(Long.SIZE, holds.length); i++) {
            bits |= holds[i] ? 1L << i : 0;
        }
        return bits;
    }

    /** The bit of a filter; zero where it has none. */
    long bit(String filter) {
        int number = numbers.getOrDefault(filter, Long.SIZE);
        return number < Long.SIZE ? 1L << number : 0;
    }

    /** For each filter with a bit, which bit it had in another feed, -1 for none. */
    int[] since(AggregateFeed other) {
        int[] before = new int[Math.min(Long.SIZE, filters.length)];
        numbers.forEach((filter, number) -> {
            if (number < before.length) {
                int known = other.numbers.getOrDefault(filter, -1);
                before[number] = known < Long.SIZE ? known : -1;
            }
        });
        return before;
    }
}
