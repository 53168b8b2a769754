package vigil.models.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vigil.engine.scoring.PeerGroup;
import vigil.launcher.analyse.transactions.FileRecord.Label;
import vigil.models.evaluation.Truth;

/** Feature vectors with their labels, rings and times, in order of replay. */
public final class Samples {
    private static final int BLOCK = 1 << 14;

    private final int columns;
    private final List<float[]> blocks = new ArrayList<>();
    private boolean[] laundering = new boolean[BLOCK];
    private long[] time = new long[BLOCK];
    private short[] group = new short[BLOCK];
    private final List<String> groups = new ArrayList<>();
    private short[] kind = new short[BLOCK];
    private final List<String> kinds = new ArrayList<>();
    private int[] ring = new int[BLOCK];
    private long[] ringBegan = new long[64];
    private int rings;
    private int size;

    public Samples(int columns) {
        this.columns = columns;
    }

    void add(double[] vector, long at, boolean isLaundering) {
        add(vector, at, Label.of(isLaundering), PeerGroup.EVERYBODY);
    }

    /**
     * @param peers the group of the payer
     */
    void add(double[] vector, long at, Label label, String peers) {
        if (size % BLOCK == 0) {
            blocks.add(new float[BLOCK * columns]);
        }
        if (size == time.length) {
            laundering = Arrays.copyOf(laundering, 2 * size);
            time = Arrays.copyOf(time, 2 * size);
            group = Arrays.copyOf(group, 2 * size);
            kind = Arrays.copyOf(kind, 2 * size);
            ring = Arrays.copyOf(ring, 2 * size);
        }
        float[] block = blocks.getLast();
        int at0 = size % BLOCK * columns;
        for (int i = 0; i < columns; i++) {
            block[at0 + i] = (float) vector[i];
        }
        time[size] = at;
        laundering[size] = label.laundering();
        group[size] = number(groups, peers);
        kind[size] = number(kinds, label.typology());
        ring[size] = Truth.NO_RING;
        size++;
    }

    private static short number(List<String> names, String name) {
        int known = names.indexOf(name);
        if (known < 0) {
            known = names.size();
            names.add(name);
        }
        return (short) Math.min(known, Short.MAX_VALUE);
    }

    /** Another ring, as yet without a row. */
    int newRing() {
        if (rings == ringBegan.length) {
            ringBegan = Arrays.copyOf(ringBegan, 2 * rings);
        }
        ringBegan[rings] = Long.MAX_VALUE;
        return rings++;
    }

    /** Tells that a row is part of a ring. */
    void join(int row, int toRing) {
        ring[row] = toRing;
        ringBegan[toRing] = Math.min(ringBegan[toRing], time[row]);
    }

    /** The ring of a row, {@link Truth#NO_RING} without. */
    public int ring(int row) {
        return ring[row];
    }

    /** Rings of all files. */
    public int rings() {
        return rings;
    }

    /** What is known of some rows. */
    Truth truth(int[] rows) {
        boolean[] labels = new boolean[rows.length];
        String[] typologies = new String[rows.length];
        int[] ringOf = new int[rows.length];
        long[] at = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = laundering[rows[i]];
            typologies[i] = kinds.get(kind[rows[i]]);
            ringOf[i] = ring[rows[i]];
            at[i] = time[rows[i]];
        }
        return new Truth(labels, typologies, ringOf, at, Arrays.copyOf(ringBegan, rings));
    }

    /** The groups that payers are of. */
    public List<String> groups() {
        return List.copyOf(groups);
    }

    /** The group of a row's payer. */
    public String group(int row) {
        return groups.get(group[row]);
    }

    public int size() {
        return size;
    }

    public int columns() {
        return columns;
    }

    public boolean laundering(int row) {
        return laundering[row];
    }

    public long time(int row) {
        return time[row];
    }

    /** The vector of a row as the engine reads it. */
    public double[] vector(int row) {
        double[] vector = new double[columns];
        float[] block = blocks.get(row / BLOCK);
        for (int i = 0; i < columns; i++) {
            vector[i] = block[row % BLOCK * columns + i];
        }
        return vector;
    }

    /** Some columns of some rows, row after row. */
    public float[] matrix(int[] rows, int[] wanted) {
        float[] matrix = new float[Math.multiplyExact(rows.length, wanted.length)];
        int to = 0;
        for (int row : rows) {
            float[] block = blocks.get(row / BLOCK);
            int from = row % BLOCK * columns;
            for (int column : wanted) {
                matrix[to++] = block[from + column];
            }
        }
        return matrix;
    }

    float[] labels(int[] rows) {
        float[] labels = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = laundering[rows[i]] ? 1 : 0;
        }
        return labels;
    }
}
