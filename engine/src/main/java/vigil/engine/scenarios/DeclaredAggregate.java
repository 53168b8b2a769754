package vigil.engine.scenarios;

import vigil.engine.aggregates.Aggregate;
import vigil.engine.features.Feature;
import vigil.engine.features.Moment;

/**
 * An aggregate under the name that a scenario gives it.
 *
 * @param ofPayer whether it is read for the payer's side of the transaction, else the payee's
 * @param filter what a payment must meet to count
 */
public record DeclaredAggregate(
        String name, Aggregate aggregate, boolean ofPayer, Condition filter) {

    Feature asFeature() {
        boolean money = aggregate.operation().isMoney();
        return Feature.figure(
                name,
                money ? Feature.Kind.MONEY : Feature.Kind.COUNT,
                "An aggregate of the scenario",
                money ? this::major : moment -> moment.aggregate(aggregate, ofPayer));
    }

    private double major(Moment moment) {
        return moment.major(moment.aggregate(aggregate, ofPayer));
    }
}
