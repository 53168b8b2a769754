package vigil.launcher.processes;

import java.time.Instant;
import vigil.launcher.state.StateFolder;

/** The record that a process keeps of itself. */
public final class SelfRecord {

    private final String part;
    private final StateFolder state;

    public SelfRecord(String part, StateFolder state) {
        this.part = part;
        this.state = state;
    }

    /** Writes where this process stands. */
    public void write(Phase phase, String note) {
        ProcessHandle self = ProcessHandle.current();
        new ProcessRecord(part, self.pid(), Birth.of(self), phase, 0, Instant.now(), 0, note)
                .write(state);
    }

    /** Removes the record: the process is about to end. */
    public void forget() {
        ProcessRecord.forget(part, state);
    }
}
