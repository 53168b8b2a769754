package vigil.engine.features;

import java.util.List;
import vigil.engine.Places;
import vigil.engine.features.Feature.Kind;

/** Where the payer was before, and with which words it paid. */
final class PlaceFeatures {
    private static final double HOUR = 3_600_000.0;
    private static final double SHORTEST_HOURS = 1 / 60.0;

    private PlaceFeatures() {}

    static List<Feature> all() {
        return List.of(
                Feature.figure(
                        "payer.travelKm",
                        Kind.RATIO,
                        "Kilometres from where the payer last paid to here, 0 when one is unknown",
                        PlaceFeatures::kilometres),
                Feature.figure(
                        "payer.travelHours",
                        Kind.HOURS,
                        "Hours since the payer last paid at a known place, 0 without",
                        PlaceFeatures::hours),
                Feature.figure(
                        "payer.travelSpeed",
                        Kind.RATIO,
                        "Kilometres an hour from where the payer last paid to here, the time a minute at least",
                        m -> kilometres(m) / Math.max(SHORTEST_HOURS, hours(m))),
                Feature.figure(
                        "payer.wordingDistance",
                        Kind.COUNT,
                        "Bits of 64 in which the text differs from the payer's last one: under 6 much alike, 64 when there is none",
                        PlaceFeatures::wordingDistance));
    }

    private static boolean bothKnown(Moment moment) {
        return moment.payer().place() != Places.NOWHERE
                && moment.transaction().context().place() != Places.NOWHERE;
    }

    private static double kilometres(Moment moment) {
        return bothKnown(moment)
                ? Places.kilometres(moment.payer().place(), moment.transaction().context().place())
                : 0;
    }

    private static double hours(Moment moment) {
        return bothKnown(moment)
                ? Math.abs(moment.transaction().eventTimeMillis() - moment.payer().placeTime())
                        / HOUR
                : 0;
    }

    private static double wordingDistance(Moment moment) {
        long now = moment.transaction().context().wording();
        long before = moment.payer().wording();
        return now == 0 || before == 0 ? Long.SIZE : Long.bitCount(now ^ before);
    }
}
