package vigil.identity.sessions;

import java.time.Instant;
import java.util.Set;
import vigil.identity.factors.Factor;
import vigil.identity.factors.Level;

/**
 * A session that is under way.
 *
 * @param id how it is named in lists; it opens nothing
 * @param authAt when the officer last proved who it is from the beginning
 * @param device what the browser said to be when it began
 */
public record Session(
        String id,
        String officer,
        Set<Factor> factors,
        Instant authAt,
        Instant seenAt,
        String device) {

    public Session {
        factors = Set.copyOf(factors);
    }

    public Level level() {
        return Level.of(factors);
    }
}
