package vigil.engine.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigil.engine.Transaction;
import vigil.engine.aggregates.Aggregate;
import vigil.engine.aggregates.Aggregates;
import vigil.engine.aggregates.Instants;
import vigil.engine.features.Moment;
import vigil.engine.scenarios.Condition;
import vigil.engine.scenarios.ScenarioSet;

/** Counts transactions in the aggregates of a set of scenarios; each filter is asked once. */
final class AggregateFeed {
    private final List<Aggregate> aggregates = new ArrayList<>();
    private final Condition[] filters;

    /** For each aggregate, which filter is its own. */
    private final int[] filterOf;

    private final boolean[] holds;
    private final boolean[] meets;
    private Instants when = new Instants(0, 0, 0, 0);

    /**
     * @param sets those that ask for aggregates, in order
     */
    AggregateFeed(ScenarioSet... sets) {
        Map<Aggregate, Condition> conditions = new LinkedHashMap<>();
        Arrays.stream(sets)
                .flatMap(set -> set.scenarios().stream())
                .flatMap(scenario -> scenario.aggregates().stream())
                .forEach(declared ->
                        conditions.putIfAbsent(declared.aggregate(), declared.filter()));
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<Condition> distinct = new ArrayList<>();
        filterOf = new int[conditions.size()];
        conditions.forEach((aggregate, filter) -> {
            filterOf[aggregates.size()] =
                    numbers.computeIfAbsent(
                            aggregate.filter(),
                            any -> {
                                distinct.add(filter);
                                return distinct.size() - 1;
                            });
            aggregates.add(aggregate);
        });
        filters = distinct.toArray(Condition[]::new);
        holds = new boolean[filters.length];
        meets = new boolean[filterOf.length];
    }

    List<Aggregate> aggregates() {
        return aggregates;
    }

    /** Counts where the payment counts before it is judged. */
    void before(Transaction transaction, Moment moment, Instants instants, Aggregates into) {
        when = instants;
        for (int i = 0; i < filters.length; i++) {
            holds[i] = filters[i].holds(moment);
        }
        for (int i = 0; i < meets.length; i++) {
            meets[i] = holds[filterOf[i]];
        }
        into.count(transaction, instants, meets, false);
    }

    /** Counts where it counts only afterwards. */
    void after(Transaction transaction, Aggregates into) {
        into.count(transaction, when, meets, true);
    }
}
