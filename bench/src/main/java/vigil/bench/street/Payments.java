package vigil.bench.street;

/** The payments of one run. */
@FunctionalInterface
public interface Payments {

    /** Payment {@code number} as JSON; ids belong to the run. */
    byte[] json(long number);
}
