package vigil.simulator.crime;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be committed: AMLworld's eight typologies and three that it lacks. */
public enum Crime {
    FAN_OUT,
    FAN_IN,
    GATHER_SCATTER,
    SCATTER_GATHER,
    CYCLE,
    RANDOM,
    BIPARTITE,
    STACK,
    STRUCTURING,
    DORMANT_REACTIVATION,
    MULE_PASS_THROUGH;

    /** As AMLworld spells it: {@code FAN-OUT}. */
    public String title() {
        return name().replace('_', '-');
    }

    /** The crime of that title, in capitals or not. */
    public static Optional<Crime> titled(String title) {
        return Arrays.stream(values())
                .filter(crime -> crime.title().equals(title.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
