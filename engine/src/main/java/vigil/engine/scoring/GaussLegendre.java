package vigil.engine.scoring;

/**
 * Points and weights from 0 to 1 that integrate polynomials exactly, as Gauss and Legendre found
 * them.
 */
record GaussLegendre(double[] points, double[] weights) {
    private static final int NEWTON_STEPS = 50;

    /** The fewest points that are exact to a degree. */
    static GaussLegendre exactTo(int degree) {
        int size = degree / 2 + 1;
        double[] points = new double[size];
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            double root = Math.cos(Math.PI * (i + 0.75) / (size + 0.5));
            for (int step = 0; step < NEWTON_STEPS; step++) {
                root -= legendre(size, root) / slope(size, root);
            }
            points[i] = (1 + root) / 2;
            weights[i] = 1 / ((1 - root * root) * Math.pow(slope(size, root), 2));
        }
        return new GaussLegendre(points, weights);
    }

    int size() {
        return points.length;
    }

    /** The Legendre polynomial of a degree, by Bonnet's recursion. */
    private static double legendre(int degree, double x) {
        double before = 1;
        double here = x;
        for (int k = 1; k < degree; k++) {
            double next = ((2 * k + 1) * x * here - k * before) / (k + 1);
            before = here;
            here = next;
        }
        return here;
    }

    private static double slope(int degree, double x) {
        double before = degree == 1 ? 1 : legendre(degree - 1, x);
        return degree * (x * legendre(degree, x) - before) / (x * x - 1);
    }
}
