package vigil.cases.bulk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.queue.Disposition;
import vigil.cases.queue.RedFlag;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;

/** A closing of many alerts as its row holds it. */
public record BulkClosing(
        long number,
        UUID id,
        int version,
        BulkState state,
        Asked asked,
        @Nullable Decided decided) {

    /**
     * What was asked for.
     *
     * @param reason sealed under the closing's key
     * @param items how many alerts
     */
    public record Asked(
            Disposition disposition,
            byte[] reason,
            List<RedFlag> redFlags,
            int items,
            String by,
            Instant at) {

        public Asked {
            redFlags = List.copyOf(redFlags);
        }
    }

    /**
     * How it ended.
     *
     * @param words sealed; null for none
     */
    public record Decided(String by, Instant at, byte @Nullable [] words) {}

    /** Whether this officer may approve or refuse it: a supervisor who did not ask for it. */
    public boolean isFor(Caller caller) {
        return caller.is(Role.SUPERVISOR) && !caller.login().equals(asked.by());
    }
}
