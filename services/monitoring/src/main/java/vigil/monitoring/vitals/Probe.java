package vigil.monitoring.vitals;

/** Asks a part whether it is there. */
@FunctionalInterface
interface Probe extends AutoCloseable {

    /** Whether it is; to be answered within a second or two. */
    boolean isThere() throws InterruptedException;

    @Override
    default void close() {}
}
