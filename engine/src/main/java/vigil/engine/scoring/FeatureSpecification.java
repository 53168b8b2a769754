package vigil.engine.scoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import vigil.engine.features.Catalogue;
import vigil.engine.features.Feature;
import vigil.engine.features.Moment;

/**
 * Which figures a model reads, in their order.
 *
 * <p>Its hash covers names, kinds and documented meanings and {@link Catalogue#REVISION}: a model
 * trained on figures that meant something else is refused.
 */
public final class FeatureSpecification {
    private final List<Column> columns;
    private final Column[] figures;
    private final String[] meanings;

    private FeatureSpecification(List<Column> columns) {
        this.columns = columns;
        figures = columns.toArray(Column[]::new);
        meanings = columns.stream().map(Column::meaning).toArray(String[]::new);
    }

    /**
     * @throws ModelException when a name is unknown, stands twice, or is a model's own answer
     */
    public static FeatureSpecification of(List<String> names) {
        if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
            throw new ModelException("A model needs features, each of them once");
        }
        if (names.contains(Catalogue.ANOMALY)) {
            throw new ModelException("No model reads what a model says: " + Catalogue.ANOMALY);
        }
        return new FeatureSpecification(names.stream().map(Column::named).toList());
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    public int size() {
        return columns.size();
    }

    /** The meaning of a figure, in words. */
    public String meaning(int column) {
        return meanings[column];
    }

    /** What a figure is, so that it can be written in words. */
    private Feature.Kind kind(int column) {
        Column read = figures[column];
        return read.text() == null ? read.feature().kind() : Feature.Kind.TRUTH;
    }

    /** SHA-256 in hex over all that the figures mean. */
    public String hash() {
        String all =
                columns.stream().map(Column::definition).collect(Collectors.joining("\n"))
                        + "\nrevision "
                        + Catalogue.REVISION;
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads the figures of a moment, rounded to finite {@code float}s or NaN: training holds them
     * so, and a threshold must cut both alike.
     */
    public void read(Moment moment, double[] vector) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] = rounded(figures[i].read(moment));
        }
    }

    /** The same of some columns; the others stay as they are. */
    void read(Moment moment, int[] some, double[] vector) {
        for (int column : some) {
            vector[column] = rounded(figures[column].read(moment));
        }
    }

    /**
     * The figures that did most to a score, the strongest first. Few of many are wanted: they are
     * inserted one by one, nothing else is sorted.
     *
     * @param by what each figure did
     */
    List<ReasonCode> strongest(double[] by, Moment moment, int most) {
        int[] best = new int[most];
        int found = 0;
        double bar = 0;
        for (int i = 0; i < figures.length; i++) {
            if (Math.abs(by[i]) <= bar) {
                continue;
            }
            int place = found == most ? most - 1 : found++;
            while (place > 0 && isStronger(by, i, best[place - 1])) {
                best[place] = best[place - 1];
                place--;
            }
            best[place] = i;
            bar = found == most ? Math.abs(by[best[most - 1]]) : 0;
        }
        List<ReasonCode> reasons = new ArrayList<>(found);
        for (int i = 0; i < found; i++) {
            reasons.add(reason(best[i], by[best[i]], moment));
        }
        return List.copyOf(reasons);
    }

    /** Of two that did as much, the one that stands first in the list of features. */
    private static boolean isStronger(double[] by, int one, int other) {
        return Math.abs(by[one]) > Math.abs(by[other]);
    }

    private ReasonCode reason(int column, double contribution, Moment moment) {
        return new ReasonCode(
                figures[column].name(),
                meanings[column],
                kind(column),
                figures[column].read(moment),
                contribution);
    }

    private static double rounded(double read) {
        // NaN goes through both.
        return Math.min(Math.max((float) read, -Float.MAX_VALUE), Float.MAX_VALUE);
    }
}
