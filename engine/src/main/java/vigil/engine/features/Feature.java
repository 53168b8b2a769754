package vigil.engine.features;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A named figure at the moment of a decision.
 *
 * @param kind what it is in conditions and how it is written in a reason
 * @param cost whether asking for it may start a search
 * @param meaning one sentence for those who write scenarios
 * @param figure reads it; counts and truth values as whole numbers
 * @param text reads it where it is a text
 */
public record Feature(
        String name,
        Kind kind,
        Cost cost,
        String meaning,
        ToDoubleFunction<Moment> figure,
        Function<Moment, String> text) {

    /** What a feature is in a condition (INT, DOUBLE, BOOL, STRING of CEL) and how it reads. */
    public enum Kind {
        /** Whole number. */
        COUNT,
        /** Major units of the base currency. */
        MONEY,
        HOURS,
        DAYS,
        RATIO,
        /** Between 0 and 1, written in per cent. */
        SHARE,
        TRUTH,
        TEXT
    }

    /** What asking costs. */
    public enum Cost {
        /** It stands in the transaction itself. */
        GIVEN,
        READ,
        SEARCH
    }

    /** A figure read from the moment. */
    public static Feature figure(
            String name, Kind kind, String meaning, ToDoubleFunction<Moment> figure) {
        return new Feature(name, kind, Cost.READ, meaning, figure, moment -> "");
    }

    static Feature truth(String name, String meaning, Function<Moment, Boolean> truth) {
        return figure(name, Kind.TRUTH, meaning, moment -> truth.apply(moment) ? 1 : 0);
    }

    static Feature text(String name, String meaning, Function<Moment, String> text) {
        return new Feature(name, Kind.TEXT, Cost.READ, meaning, moment -> Double.NaN, text);
    }

    Feature given() {
        return new Feature(name, kind, Cost.GIVEN, meaning, figure, text);
    }

    Feature searched() {
        return new Feature(name, kind, Cost.SEARCH, meaning, figure, text);
    }
}
