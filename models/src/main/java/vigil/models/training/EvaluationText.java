package vigil.models.training;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vigil.models.evaluation.Part;
import vigil.models.evaluation.Reliability;
import vigil.models.evaluation.RingQuality;
import vigil.models.evaluation.TypologyQuality;

/** Figures of an evaluation as cells of tables, the same on the screen and on a card. */
public final class EvaluationText {
    /** Of a table with a model a row; what begins with {@code >} stands to the right. */
    public static final String[] TITLES = {
        "model",
        ">features",
        ">trees",
        ">val. F1",
        ">test F1",
        ">precision",
        ">recall",
        ">PR-AUC",
        ">recall in 0.1 %",
        ">in 1 %",
        ">rings",
        ">ring recall",
        ">hours",
        ">hours of all",
        ">Brier",
        ">cal. error"
    };

    /** Of a table with a kind of behaviour a row. */
    public static final String[] TYPOLOGY_TITLES = {
        "typology", "label", ">transactions", ">flagged", ">share", ">rings", ">found"
    };

    /** Of a table with a band of probabilities a row. */
    public static final String[] BAND_TITLES = {
        "probability", ">transactions", ">said on average", ">laundering"
    };

    /** What the words of the first table mean. */
    public static final String LEGEND =
            "Rings: with a payment in the test part; found when one is flagged. Hours: median from a ring's first payment to its first flagged one, of rings that began there and of all that were found.";

    private EvaluationText() {}

    /** A model's figures on its test part, in the order of {@link #TITLES}. */
    public static List<String> row(String name, Trained model) {
        Part test = model.test();
        RingQuality rings = test.rings();
        return List.of(
                name,
                String.valueOf(model.features().size()),
                String.valueOf(model.forest().trees()),
                figure(model.validation().atThreshold().f1()),
                figure(test.atThreshold().f1()),
                figure(test.atThreshold().precision()),
                figure(test.atThreshold().recall()),
                figure(test.averagePrecision()),
                figure(test.recallAtTenthPercent()),
                figure(test.recallAtOnePercent()),
                String.valueOf(rings.rings()),
                rings.rings() == 0 ? "–" : figure(rings.recall()),
                hours(rings.medianHours()),
                hours(rings.medianHoursOfAll()),
                String.format(Locale.ROOT, "%.5f", test.reliability().brier()),
                String.format(Locale.ROOT, "%.5f", test.reliability().error()));
    }

    /** In the order of {@link #TYPOLOGY_TITLES}. */
    public static List<String> typology(TypologyQuality kind) {
        return List.of(
                kind.typology(),
                kind.laundering() ? "laundering" : "honest",
                count(kind.transactions()),
                count(kind.flagged()),
                String.format(
                        Locale.ROOT, kind.laundering() ? "%.3f" : "%.5f", kind.flaggedShare()),
                kind.rings() == 0 ? "–" : count(kind.rings()),
                kind.rings() == 0 ? "–" : count(kind.ringsFound()));
    }

    /** In the order of {@link #BAND_TITLES}. */
    public static List<String> band(Reliability.Band band) {
        return List.of(
                String.format(Locale.ROOT, "%s to %s", edge(band.from()), edge(band.to())),
                count(band.transactions()),
                String.format(Locale.ROOT, "%.5f", band.said()),
                String.format(Locale.ROOT, "%.5f", band.was()));
    }

    /** What the ring-disjoint split does, in a sentence. */
    public static String straddling(Trainings.Straddling straddling) {
        if (straddling.rings() == 0) {
            return "No ring has payments on both sides of a cut: the split is ring-disjoint as it is.";
        }
        String sentence =
                String.format(
                        Locale.ROOT,
                        "%,d rings have payments on both sides of a cut; ring-disjoint leaves their %,d earlier payments out.",
                        straddling.rings(),
                        straddling.leftOut());
        return straddling.untrained() == null
                ? sentence
                : sentence
                        + " Without them nothing is left to learn from: "
                        + straddling.untrained();
    }

    private static String hours(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String edge(double value) {
        return value == 0 ? "0" : value == 1 ? "1" : String.valueOf(value);
    }

    private static String count(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
