package vigil.models.anomalies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One tree of an isolation forest (Liu, Ting, Zhou, ICDM 2008): random cuts of a random sample,
 * until each payment stands alone or the tree is deep enough. A leaf's value is how soon it was
 * reached, below zero: the fewer cuts, the greater.
 */
final class IsolationTree {
    private static final double EULER = 0.5772156649015329;

    private final float[][] rows;
    private final int depth;
    private final double scale;
    private final SplittableRandom chance;
    private final List<String> feature = new ArrayList<>();
    private final List<String> threshold = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();
    private final List<String> value = new ArrayList<>();
    private final List<String> count = new ArrayList<>();

    private IsolationTree(float[][] rows, double scale, SplittableRandom chance) {
        this.rows = rows;
        this.scale = scale;
        this.chance = chance;
        this.depth = (int) Math.ceil(StrictMath.log(rows.length) / StrictMath.log(2));
    }

    /**
     * Grows over these rows and writes the tree as LightGBM does.
     *
     * @param trees in the forest: the sum of all is minus the mean number of cuts, as a share of
     *     what it is in a random tree of such a sample
     */
    static String grow(int number, float[][] rows, int trees, SplittableRandom chance) {
        IsolationTree tree = new IsolationTree(rows, trees * cuts(rows.length), chance);
        int[] all = new int[rows.length];
        Arrays.setAll(all, i -> i);
        tree.part(all, 0);
        return tree.text(number);
    }

    /** Cuts that it takes on average to find one of so many in a random search tree. */
    static double cuts(int rows) {
        if (rows <= 2) {
            return rows - 1;
        }
        return 2 * (StrictMath.log(rows - 1) + EULER) - 2.0 * (rows - 1) / rows;
    }

    /** Parts the rows; the number of the node, or of the leaf below zero. */
    private int part(int[] some, int level) {
        Cut cut = level >= depth || some.length <= 1 ? null : cut(some);
        if (cut == null) {
            double unusual = -(level + cuts(some.length)) / scale;
            value.add(String.valueOf(Math.round(unusual * 1e8) / 1e8));
            count.add(String.valueOf(some.length));
            return -value.size();
        }
        int node = feature.size();
        feature.add(String.valueOf(cut.column()));
        threshold.add(String.valueOf(cut.at()));
        left.add(0);
        right.add(0);
        int[] low = Arrays.stream(some).filter(row -> cut.isLow(rows[row])).toArray();
        int[] high = Arrays.stream(some).filter(row -> !cut.isLow(rows[row])).toArray();
        left.set(node, part(low, level + 1));
        right.set(node, part(high, level + 1));
        return node;
    }

    /** Where a column is cut: what is not above goes low. */
    private record Cut(int column, float at) {
        private boolean isLow(float[] row) {
            return row[column] <= at;
        }
    }

    /**
     * A column in which the rows differ, cut anywhere between its least and greatest figure: on the
     * scale of orders of magnitude, for money and counts have long tails.
     */
    private @Nullable Cut cut(int[] some) {
        int columns = rows[0].length;
        float[] least = rows[some[0]].clone();
        float[] greatest = rows[some[0]].clone();
        for (int row : some) {
            for (int column = 0; column < columns; column++) {
                least[column] = Math.min(least[column], rows[row][column]);
                greatest[column] = Math.max(greatest[column], rows[row][column]);
            }
        }
        int[] differing =
                IntStream.range(0, columns)
                        .filter(column -> least[column] < greatest[column])
                        .toArray();
        if (differing.length == 0) {
            return null;
        }
        int column = differing[chance.nextInt(differing.length)];
        double from = order(least[column]);
        double at = magnitude(from + chance.nextDouble() * (order(greatest[column]) - from));
        float last = Math.nextDown(greatest[column]);
        return new Cut(column, Math.clamp((float) at, least[column], last));
    }

    private static double order(double figure) {
        return Math.signum(figure) * StrictMath.log1p(Math.abs(figure));
    }

    private static double magnitude(double order) {
        return Math.signum(order) * StrictMath.expm1(Math.abs(order));
    }

    private String text(int number) {
        String plain = feature.stream().map(any -> "2").collect(Collectors.joining(" "));
        return "Tree="
                + number
                + "\nnum_leaves="
                + value.size()
                + "\nnum_cat=0\nsplit_feature="
                + String.join(" ", feature)
                + "\nthreshold="
                + String.join(" ", threshold)
                + "\ndecision_type="
                + plain
                + "\nleft_child="
                + joined(left)
                + "\nright_child="
                + joined(right)
                + "\nleaf_value="
                + String.join(" ", value)
                + "\nleaf_count="
                + String.join(" ", count)
                + "\n\n";
    }

    private static String joined(List<Integer> children) {
        return children.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
