package vigil.checks.faults;

import java.sql.SQLException;
import java.util.List;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.state.StateFolder;

/** A short campaign on a street that is up already. */
public final class FaultRounds {

    private static final int CALLERS = 4;
    private static final double PER_SECOND = 30;

    private FaultRounds() {}

    /** Kills so many times under load; what comes back are the promises that were broken. */
    public static List<String> on(StateFolder state, int rounds, long seed)
            throws InterruptedException, SQLException {
        Callers callers =
                new Callers(FrontDoor.of(state, "demo", "machine"), new Payments(seed), PER_SECOND);
        try (callers) {
            callers.start(CALLERS);
            new Campaign(state, seed, callers.acknowledged()::size, line -> {}).kills(rounds);
        }
        return Proof.settled(state, callers).broken();
    }
}
