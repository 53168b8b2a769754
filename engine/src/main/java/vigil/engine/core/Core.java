package vigil.engine.core;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import vigil.engine.Decision;
import vigil.engine.Level;
import vigil.engine.Outcome;
import vigil.engine.Transaction;
import vigil.engine.scenarios.ScenarioSet;

/**
 * Decides transactions in log order. Not safe for several threads: one log, one core, one thread.
 */
public final class Core {
    private final CoreSettings settings;
    private final EventClock clock;
    private long transactions;
    private long lateTransactions;

    private Core(CoreSettings settings) {
        this.settings = settings;
        this.clock = new EventClock(settings.maxAdvance().toMillis());
    }

    /** A core that has seen nothing. */
    public static Core empty(CoreSettings settings, ScenarioSet scenarios) {
        return new Core(settings);
    }

    /** A core as it was when the snapshot was written. */
    public static Core fromSnapshot(CoreSettings settings, ScenarioSet scenarios, InputStream in)
            throws IOException {
        Core core = new Core(settings);
        DataInputStream from = new DataInputStream(new BufferedInputStream(in));
        core.transactions = from.readLong();
        core.lateTransactions = from.readLong();
        core.clock.read(from);
        return core;
    }

    public Decision decide(Transaction transaction) {
        transactions++;
        boolean late = clock.tick(transaction.eventTimeMillis(), transaction.payer());
        if (late) {
            lateTransactions++;
        }
        return new Decision(
                transaction.id(),
                transaction.eventTimeMillis(),
                Outcome.APPROVE,
                0,
                Level.VERY_LOW,
                late,
                List.of());
    }

    /** Writes the whole state; the stream stays open. */
    public void writeSnapshot(OutputStream out) throws IOException {
        DataOutputStream to = new DataOutputStream(new BufferedOutputStream(out));
        to.writeLong(transactions);
        to.writeLong(lateTransactions);
        clock.write(to);
        to.flush();
    }

    public CoreStatistics statistics() {
        return new CoreStatistics(transactions, lateTransactions, 0, 0, 0, 0, 0, 0, 0);
    }

    /** SHA-256 in hex over settings and scenarios: what decisions depend on besides the log. */
    public String configurationHash() {
        return Integer.toHexString(settings.hashCode());
    }
}
