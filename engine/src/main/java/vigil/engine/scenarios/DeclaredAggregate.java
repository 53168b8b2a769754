package vigil.engine.scenarios;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
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
        return switch (aggregate.operation().answer()) {
            case THINGS -> figure(Feature.Kind.COUNT, this::value);
            case MONEY -> figure(Feature.Kind.MONEY, moment -> moment.major(value(moment)));
            case RATIO -> figure(Feature.Kind.RATIO, this::value);
        };
    }

    private Feature figure(Feature.Kind kind, ToDoubleFunction<Moment> figure) {
        return Feature.figure(name, kind, meaning(), figure);
    }

    /** Such as {@code sum of the payer's side over 7d where format == "CASH"}. */
    private String meaning() {
        String condition = aggregate.filter();
        return aggregate.operation().name().toLowerCase(Locale.ROOT)
                + (ofPayer ? " of the payer's side over " : " of the payee's side over ")
                + aggregate.span().text()
                + (condition.isEmpty() ? "" : " where " + condition);
    }

    private double value(Moment moment) {
        return moment.aggregate(aggregate, ofPayer);
    }
}
