package vigil.engine;

/**
 * Places on a grid of 0.05 degrees (5.6 km north to south): near enough for travel, too coarse for
 * an address.
 */
public final class Places {
    /** No place. */
    public static final int NOWHERE = 0;

    private static final int COLUMNS = 7_200;
    private static final int ROWS = 3_600;
    private static final double CELLS_A_DEGREE = 20;
    private static final double EARTH_RADIUS_KM = 6_371.0088;

    private Places() {}

    /**
     * The cell of a place.
     *
     * @param latitude degrees north, -90 to 90
     * @param longitude degrees east, -180 to 180
     */
    public static int cell(double latitude, double longitude) {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException(
                    "a latitude lies between -90 and 90, a longitude between -180 and 180 degrees");
        }
        int row = Math.min(ROWS - 1, (int) Math.floor((latitude + 90) * CELLS_A_DEGREE));
        int column = (int) Math.floor((longitude + 180) * CELLS_A_DEGREE) % COLUMNS;
        return 1 + row * COLUMNS + column;
    }

    /** Whether a number is a cell or {@link #NOWHERE}. */
    public static boolean isValid(int cell) {
        return cell >= 0 && cell <= ROWS * COLUMNS;
    }

    /** Great-circle kilometres between the middles of two cells. */
    public static double kilometres(int from, int to) {
        if (from == to) {
            return 0;
        }
        double latitude = Math.toRadians(latitude(from));
        double otherLatitude = Math.toRadians(latitude(to));
        double half = Math.toRadians(longitude(to) - longitude(from)) / 2;
        double rise = StrictMath.sin((otherLatitude - latitude) / 2);
        double run = StrictMath.sin(half);
        double chord =
                rise * rise + StrictMath.cos(latitude) * StrictMath.cos(otherLatitude) * run * run;
        return 2 * EARTH_RADIUS_KM * StrictMath.asin(Math.min(1, Math.sqrt(chord)));
    }

    private static double latitude(int cell) {
        return ((cell - 1) / COLUMNS + 0.5) / CELLS_A_DEGREE - 90;
    }

    private static double longitude(int cell) {
        return ((cell - 1) % COLUMNS + 0.5) / CELLS_A_DEGREE - 180;
    }
}
