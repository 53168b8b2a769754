package vigil.models.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import vigil.engine.PaymentFormat;
import vigil.engine.features.Catalogue;
import vigil.engine.features.Feature;

/** What a model may be kept from seeing. */
public enum Ablation {
    /** Every figure that an amount goes into, and every pattern that is found by amounts. */
    AMOUNT(
            "^amount$|Sum|\\.sum$|\\.mean$|Mean|Greatest|Deviations|passThrough|balance"
                    + "|sameAmounts|overFirst|[nN]ear(Out|In|Threshold)|^round|roundShare"
                    + "|^cycle\\.|^ring\\.|^chain\\.|^relay\\.|^roundTrip\\."
                    + "|spread|\\.alike|\\.median|sameMoney"),

    /** The rail and what follows from it. */
    FORMAT("^format|formatShare|cashShare|[nN]ear(Out|In|Threshold)");

    /**
     * What tells how long the file has run, and so its absolute time: never learnt from. A count
     * over a whole life does that too.
     */
    private static final Pattern TIME =
            Pattern.compile(
                    "^history\\.|\\.ageDays$|^late$|\\.(outCount|inCount|payees|payers)$"
                            + "|^pair\\.(count|reverseCount)$");

    private final Pattern hidden;

    Ablation(String hidden) {
        this.hidden = Pattern.compile(hidden);
    }

    private boolean hides(String name) {
        return hidden.matcher(name).find();
    }

    /** The figures that a model reads when it is kept from seeing these. */
    public static List<String> columns(Set<Ablation> without) {
        Predicate<String> seen =
                name ->
                        !TIME.matcher(name).find()
                                && without.stream().noneMatch(ablation -> ablation.hides(name));
        List<String> columns = new ArrayList<>();
        for (Feature feature : Catalogue.all()) {
            if (feature.kind() != Feature.Kind.TEXT && !feature.name().equals(Catalogue.ANOMALY)) {
                columns.add(feature.name());
            }
        }
        for (PaymentFormat format : PaymentFormat.values()) {
            columns.add("format=" + format.name());
        }
        return columns.stream().filter(seen).toList();
    }
}
