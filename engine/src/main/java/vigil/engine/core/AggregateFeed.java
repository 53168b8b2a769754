package vigil.engine.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigil.engine.Transaction;
import vigil.engine.accounts.PaymentTrail;
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

    /** The filters that the payment meets; those beyond the last that has a bit are left out. */
    PaymentTrail.Met met() {
        long low = 0;
        long high = 0;
        for (int i = 0; i < Math.min(PaymentTrail.MOST_FILTERS, holds.length); i++) {
            long bit = holds[i] ? 1L << i : 0;
            low |= i < Long.SIZE ? bit : 0;
            high |= i < Long.SIZE ? 0 : bit;
        }
        return (low | high) == 0 ? PaymentTrail.Met.NONE : new PaymentTrail.Met(low, high);
    }

    /** The number of a filter's bit; -1 where it has none. */
    int bit(String filter) {
        int number = numbers.getOrDefault(filter, -1);
        return number < PaymentTrail.MOST_FILTERS ? number : -1;
    }

    /** For each filter with a bit, which bit it had in another feed, -1 for none. */
    int[] since(AggregateFeed other) {
        int[] before = new int[Math.min(PaymentTrail.MOST_FILTERS, filters.length)];
        numbers.forEach((filter, number) -> {
            if (number < before.length) {
                before[number] = other.bit(filter);
            }
        });
        return before;
    }
}
