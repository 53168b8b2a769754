package vigil.models.evaluation;

/**
 * What is known of the rows of a part, each array by their place in it.
 *
 * @param typology what a row was made for, honest behaviour too; empty where nobody says
 * @param ring number of the laundering that a row is part of, {@link #NO_RING} without
 * @param at milliseconds since the epoch
 * @param ringBegan by ring number: when its first payment happened, in whatever part
 */
public record Truth(
        boolean[] laundering, String[] typology, int[] ring, long[] at, long[] ringBegan) {
    /** The ring of an ordinary row. */
    public static final int NO_RING = -1;
}
