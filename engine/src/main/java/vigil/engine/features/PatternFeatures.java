package vigil.engine.features;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import vigil.engine.features.Feature.Kind;
import vigil.engine.graph.FanSearch;
import vigil.engine.graph.Patterns;
import vigil.engine.graph.Trail;

/** The features of the patterns around a transaction. */
final class PatternFeatures {
    private PatternFeatures() {}

    static List<Feature> all() {
        List<Feature> all = new ArrayList<>(cycles());
        all.addAll(chains());
        all.addAll(scatterGather());
        all.addAll(upstream());
        all.addAll(fan("fanIn", "payers of the payee", Patterns::fanIn));
        all.addAll(fan("fanOut", "payees of the payer", Patterns::fanOut));
        all.addAll(fan("gather", "payers of the payer", Patterns::gather));
        return all;
    }

    private static List<Feature> cycles() {
        return List.of(
                count(
                        "cycle.hops",
                        "Payments in the shortest time-ordered ring that this one closes, 0 without",
                        p -> p.cycleHops()),
                count(
                        "cycle.strangers",
                        "Of these, payments between parties who were strangers",
                        p -> p.cycle().fresh()),
                count(
                        "cycle.busiest",
                        "The most payments within the window of an account in the middle of it, 25 at most",
                        p -> p.cycle().busiest()),
                hours("cycle.hours", "Hours around that ring", p -> p.cycle()),
                spread("cycle.spread", "Greatest over least amount in that ring", p -> p.cycle()),
                count(
                        "ring.hops",
                        "Payments in a ring of three or more that pass the same money around, 0 without",
                        Patterns::sameMoneyHops),
                count(
                        "ring.strangers",
                        "Of these, payments between parties who were strangers",
                        p -> p.sameMoney().fresh()),
                count(
                        "ring.busiest",
                        "The most payments within the window of an account in the middle of it, 80 at most",
                        p -> p.sameMoney().busiest()),
                hours("ring.hours", "Hours around that ring", Patterns::sameMoney),
                spread(
                        "ring.spread",
                        "Greatest over least amount in that ring",
                        Patterns::sameMoney),
                sum("ring.sum", "Money moved in that ring", Patterns::sameMoney),
                Feature.truth(
                                "ring.ordered",
                                "Whether that ring goes in order of time",
                                m -> m.patterns().sameMoneyOrdered())
                        .searched());
    }

    private static List<Feature> chains() {
        return List.of(
                count(
                        "chain.hops",
                        "Payments in the longest chain of strangers that passed the same money on to here",
                        Patterns::chainHops),
                count(
                        "chain.busiest",
                        "The most payments within the window of an account in the middle of it",
                        p -> p.chain().busiest()),
                hours("chain.hours", "Hours along that chain", Patterns::chain),
                spread("chain.spread", "Greatest over least amount in that chain", Patterns::chain),
                ratio(
                        "relay.ratio",
                        "This amount over the closest one that the payer received, 0 without",
                        p -> p.relay().ratio()),
                hours(
                        "relay.hours",
                        "Hours that the payer held that money",
                        p -> p.relay().trail()),
                count(
                        "relay.strangers",
                        "How many of the two payments are between strangers",
                        p -> p.relay().trail().fresh()),
                ratio(
                        "roundTrip.ratio",
                        "This amount over the closest one that it returns to its payer, 0 without",
                        p -> p.roundTrip().ratio()),
                hours(
                        "roundTrip.hours",
                        "Hours until that money came back",
                        p -> p.roundTrip().trail()),
                count(
                        "roundTrip.strangers",
                        "How many of the two payments are between strangers",
                        p -> p.roundTrip().trail().fresh()));
    }

    private static List<Feature> scatterGather() {
        return List.of(
                count(
                        "scatterGather.mids",
                        "Accounts over which one source's money reached the payee, all strangers",
                        p -> p.scatterGather().mids()),
                count(
                        "scatterGather.sameMoney",
                        "Of these, accounts that passed on about what they got",
                        p -> p.scatterGather().sameMoneyMids()),
                hours(
                        "scatterGather.hours",
                        "Hours from first scatter to last gather",
                        p -> p.scatterGather().trail()),
                sum(
                        "scatterGather.sum",
                        "Money moved on both steps",
                        p -> p.scatterGather().trail()));
    }

    private static List<Feature> upstream() {
        return List.of(
                count(
                        "upstream.payees",
                        "The most payees within a day of an account that paid the payer within that day, the payer too",
                        p -> p.upstream().most()),
                hours(
                        "upstream.hours",
                        "Hours from first to last payment of that account to them",
                        p -> p.upstream().trail()),
                sum(
                        "upstream.sum",
                        "Money that this account paid them",
                        p -> p.upstream().trail()));
    }

    /** Counterparties of one account on one side; {@code whom} says of which. */
    private static List<Feature> fan(
            String name, String whom, Function<Patterns, FanSearch> search) {
        return List.of(
                count(
                        name + ".partners",
                        "Distinct " + whom + " within the window",
                        p -> search.apply(p).distinct()),
                count(
                        name + ".strangers",
                        "Distinct " + whom + " who were strangers before the window",
                        p -> search.apply(p).strangers()),
                count(
                        name + ".payments",
                        "Payments of the " + whom + " within the window",
                        p -> search.apply(p).payments()),
                sum(
                        name + ".sum",
                        "Money moved with these strangers",
                        p -> search.apply(p).trail()),
                count(
                        name + ".alike",
                        "Of the payments with strangers, those within a factor of four of their median",
                        p -> search.apply(p).alike()),
                money(
                        name + ".median",
                        "Median of the payments with strangers",
                        p -> search.apply(p).median()),
                count(
                        name + ".busiestHour",
                        "Of the payments with strangers, the most within one hour",
                        p -> search.apply(p).busiestHour()),
                hours(
                        name + ".hours",
                        "Hours from first to last of the payments with strangers",
                        p -> search.apply(p).trail()));
    }

    private static Feature count(String name, String meaning, ToDoubleFunction<Patterns> figure) {
        return pattern(name, Kind.COUNT, meaning, figure);
    }

    private static Feature ratio(String name, String meaning, ToDoubleFunction<Patterns> figure) {
        return pattern(name, Kind.RATIO, meaning, figure);
    }

    private static Feature hours(String name, String meaning, Function<Patterns, Trail> trail) {
        return pattern(name, Kind.HOURS, meaning, p -> trail.apply(p).hours());
    }

    private static Feature spread(String name, String meaning, Function<Patterns, Trail> trail) {
        return pattern(name, Kind.RATIO, meaning, p -> trail.apply(p).spread());
    }

    private static Feature sum(String name, String meaning, Function<Patterns, Trail> trail) {
        return Feature.figure(
                        name, Kind.MONEY, meaning, m -> m.major(trail.apply(m.patterns()).sum()))
                .searched();
    }

    private static Feature money(String name, String meaning, ToDoubleFunction<Patterns> minor) {
        return Feature.figure(
                        name, Kind.MONEY, meaning, m -> m.major(minor.applyAsDouble(m.patterns())))
                .searched();
    }

    private static Feature pattern(
            String name, Kind kind, String meaning, ToDoubleFunction<Patterns> figure) {
        return Feature.figure(name, kind, meaning, m -> figure.applyAsDouble(m.patterns()))
                .searched();
    }
}
