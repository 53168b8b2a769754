package vigil.launcher.street;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.DoubleSupplier;

/** Tells when a machine has had little to do for a while: time for what can wait. */
final class Quiet {

    private static final double LITTLE = 0.25;

    private final DoubleSupplier load;
    private final int enough;
    private int inARow;

    /** Of this machine, after so many looks in a row. */
    static Quiet ofThisMachine(int looks) {
        OperatingSystemMXBean machine =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Quiet(machine::getCpuLoad, looks);
    }

    /**
     * @param load share of all processors in use since the last look, 0 to 1; negative when
     *     unknown, which counts as little
     * @param enough looks in a row with little load
     */
    Quiet(DoubleSupplier load, int enough) {
        this.load = load;
        this.enough = enough;
    }

    /** Looks once; true when this and the looks before found little to do. */
    boolean look() {
        inARow = load.getAsDouble() < LITTLE ? inARow + 1 : 0;
        return inARow >= enough;
    }
}
