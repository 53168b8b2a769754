package vigil.engine.scoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
     * @throws ModelException when a name is unknown or stands twice
     */
    public static FeatureSpecification of(List<String> names) {
        if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
            throw new ModelException("A model needs features, each of them once");
        }
        return new FeatureSpecification(names.stream().map(Column::named).toList());
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    String name(int column) {
        return figures[column].name();
    }

    public int size() {
        return columns.size();
    }

    /** The meaning of a figure, in words. */
    public String meaning(int column) {
        return meanings[column];
    }

    /** What a figure is, so that it can be written in words. */
    Feature.Kind kind(int column) {
        Column read = figures[column];
        return read.text() == null ? read.feature().kind() : Feature.Kind.TRUTH;
    }

    /** One figure of a moment as it is, not rounded to what the trees read. */
    double exact(Moment moment, int column) {
        return figures[column].read(moment);
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

    private static double rounded(double read) {
        // NaN goes through both.
        return Math.min(Math.max((float) read, -Float.MAX_VALUE), Float.MAX_VALUE);
    }
}
